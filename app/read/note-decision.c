// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/read/note-decision.h"

#include "app/draft/decision.h"
#include "app/draft/member.h"

#include <string.h>

static gboolean
is_under_review (const char *venue_id)
{
  return g_str_has_suffix (venue_id, "/Submission") ||
         g_str_has_suffix (venue_id, "/Blind_Submission");
}

// What became of a paper as the id of its venue tells: the venue's own if it was accepted, one below
// it otherwise.
static AffDecision
judge_venue_id (const AffNote *note, const char *venue_id)
{
  static const struct {
    const char *end;
    AffDecision decision;
  } ends[] = {
    {"/Withdrawn_Submission", AFF_DECISION_WITHDRAWN},
    {"/Desk_Rejected_Submission", AFF_DECISION_REJECTED},
    {"/Rejected_Submission", AFF_DECISION_REJECTED},
  };

  g_autofree char *own = aff_note_venue_id (note);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (venue_id, ends[i].end))
      return ends[i].decision;
  return g_strcmp0 (own, venue_id) == 0 ? AFF_DECISION_ACCEPTED : AFF_DECISION_NONE;
}

gboolean
aff_note_has_word (const char *text, const char *word)
{
  g_autofree char *low = text ? g_ascii_strdown (text, -1) : NULL;

  return low && strstr (low, word);
}

// The venue as people read it: "Name 2026 Poster", "Submitted to Name 2026".
static AffDecision
judge_venue (const char *venue)
{
  if (!venue || aff_note_has_word (venue, "submitted to"))
    return AFF_DECISION_NONE;
  if (aff_note_has_word (venue, "poster") || aff_note_has_word (venue, "oral") ||
      aff_note_has_word (venue, "spotlight"))
    return AFF_DECISION_ACCEPTED;
  return aff_decision_parse (venue, NULL);
}

// API v1 has another invitation for what is no more in the venue; v2 keeps such invitations when it
// comes back, but sets the id of the venue.
static AffDecision
judge_invitation (const AffNote *note)
{
  if (aff_note_is_invited (note, "Withdrawn_Submission") ||
      aff_member (note->content, "withdrawal"))
    return AFF_DECISION_WITHDRAWN;
  return aff_note_is_invited (note, "Desk_Rejected_Submission") ? AFF_DECISION_REJECTED
                                                                : AFF_DECISION_NONE;
}

static AffDecision
judge_place (const AffNote *note, const char *venue_id, const char *venue)
{
  AffDecision decision = venue_id ? judge_venue_id (note, venue_id) : judge_invitation (note);

  if (decision != AFF_DECISION_NONE || (venue_id && is_under_review (venue_id)))
    return decision;
  return judge_venue (venue);
}

static void
say_unclear (const AffNote *note,
             AffDecision place,
             AffDecision said,
             const char *words,
             AffReport *report)
{
  if (place != AFF_DECISION_NONE && said != AFF_DECISION_NONE && place != said)
    aff_note_say (note, report, AFF_REMARK_GUESSED, "decision-contradicts-venue",
                  "The venue of a paper and the decision on it say different things.",
                  "The venue counts, as it is set last.");
  else if (words && place == AFF_DECISION_NONE && said == AFF_DECISION_NONE)
    aff_note_say (note, report, AFF_REMARK_GUESSED, "unknown-decision",
                  "A decision is in words that are not known.",
                  "The paper counts as one without decision.");
}

AffDecision
aff_note_judge (const AffNote *note, const char *venue, const char *words, AffReport *report)
{
  g_return_val_if_fail (note != NULL && report != NULL, AFF_DECISION_NONE);
  const char *venue_id = aff_note_text (note, "venueid", report);
  AffDecision place = judge_place (note, venue_id, venue);
  AffDecision said = words ? aff_decision_parse (words, NULL) : AFF_DECISION_NONE;

  say_unclear (note, place, said, words, report);
  if (place != AFF_DECISION_NONE)
    return place;
  if (said == AFF_DECISION_NONE &&
      ((venue_id && is_under_review (venue_id)) || aff_note_has_word (venue, "submitted to")))
    return AFF_DECISION_REJECTED;
  return said;
}

const char *
aff_note_venue_words (const char *venue)
{
  const char *found = NULL;

  for (const char *at = venue; at && *at; at++)
    if ((at == venue || at[-1] == ' ') && strspn (at, "0123456789") == 4 && at[4] == ' ')
      found = at + 5;
  return found;
}

gboolean
aff_note_is_plain (const char *words)
{
  g_return_val_if_fail (words != NULL, FALSE);
  static const char *const plain[] = {"accept", "accepted", "conference", "workshop", NULL};
  g_autofree char *low = g_ascii_strdown (words, -1);

  return strstr (low, "poster") || g_strv_contains (plain, g_strstrip (low));
}
