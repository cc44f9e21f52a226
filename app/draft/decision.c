// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/decision.h"

#include <string.h>

// In the order in which they count: "accepted, then withdrawn" is withdrawn.
static const struct {
  const char *word;
  AffDecision decision;
} words[] = {
  {"withdr", AFF_DECISION_WITHDRAWN},    {"retract", AFF_DECISION_WITHDRAWN},
  {"delete", AFF_DECISION_WITHDRAWN},    {"retir", AFF_DECISION_WITHDRAWN},
  {"zurückgez", AFF_DECISION_WITHDRAWN}, {"reject", AFF_DECISION_REJECTED},
  {"refus", AFF_DECISION_REJECTED},      {"rejet", AFF_DECISION_REJECTED},
  {"abgelehn", AFF_DECISION_REJECTED},   {"nicht angen", AFF_DECISION_REJECTED},
  {"non accept", AFF_DECISION_REJECTED}, {"angenommen", AFF_DECISION_ACCEPTED},
  {"not accept", AFF_DECISION_REJECTED}, {"declin", AFF_DECISION_REJECTED},
  {"accept", AFF_DECISION_ACCEPTED},     {"camera ready", AFF_DECISION_ACCEPTED},
  {"undecided", AFF_DECISION_REJECTED},  {"no decision", AFF_DECISION_REJECTED},
  {"awaiting", AFF_DECISION_REJECTED},   {"under review", AFF_DECISION_REJECTED},
  {"pending", AFF_DECISION_REJECTED},    {"submitted", AFF_DECISION_REJECTED},
  {"borderline", AFF_DECISION_REJECTED}, {"revis", AFF_DECISION_REJECTED},
  {"oral", AFF_DECISION_ACCEPTED},       {"poster", AFF_DECISION_ACCEPTED},
  {"spotlight", AFF_DECISION_ACCEPTED},  {"highlight", AFF_DECISION_ACCEPTED},
  {"notable", AFF_DECISION_ACCEPTED},
};

static gboolean
is_doubtful (const char *word)
{
  static const char *const doubts[] = {
    "probabl", "condition", "tentativ", "minor", "weak", "maybe", "provision", "?",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (doubts); i++)
    if (strstr (word, doubts[i]))
      return TRUE;
  return FALSE;
}

AffDecision
aff_decision_parse (const char *text, gboolean *is_sure)
{
  g_return_val_if_fail (text != NULL, AFF_DECISION_NONE);
  g_autofree char *word = g_utf8_strdown (text, -1);

  if (is_sure)
    *is_sure = !is_doubtful (word);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (word, words[i].word))
      return words[i].decision;
  return AFF_DECISION_NONE;
}

static void
report_words (const char *text,
              AffDecision decision,
              gboolean is_sure,
              const char *place,
              AffReport *report)
{
  if (*text && decision == AFF_DECISION_NONE)
    aff_report_add (
      report, AFF_REMARK_GUESSED, "unknown-decision", place,
      "The word in the column of decisions is none that is known.",
      "It counts as none: where other papers are accepted, this one is left out.");
  else if (decision == AFF_DECISION_ACCEPTED && !is_sure)
    aff_report_add (report, AFF_REMARK_GUESSED, "unsure-acceptance", place,
                    "A paper is accepted with a doubt (“probably”, “conditionally”).",
                    "It was taken for accepted.");
}

void
aff_decision_set (AffDraftPaper *paper,
                  const char *text,
                  gboolean has_others,
                  const char *place,
                  AffReport *report)
{
  g_return_if_fail (paper != NULL && text != NULL && report != NULL);
  gboolean is_sure = TRUE;
  AffDecision decision = aff_decision_parse (text, &is_sure);

  report_words (text, decision, is_sure, place, report);
  if (!*text && has_others)
    decision = AFF_DECISION_REJECTED;
  if (paper->decision == AFF_DECISION_NONE)
    paper->decision = decision;
  else if (*text && decision != AFF_DECISION_NONE && decision != paper->decision)
    aff_report_add (report, AFF_REMARK_GUESSED, "decisions-differ", place,
                    "Two files say different things of what became of a paper.",
                    "What the first one says counts.");
}
