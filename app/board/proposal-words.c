// SPDX-License-Identifier: GPL-3.0-or-later
// What a proposal says on a terminal.
#include "app/board/proposal.h"

static const char *const gain_words[AFF_GAIN_COUNT] = {
  [AFF_GAIN_TOPIC_NEIGHBOURS] = "Neighbours that share a topic",
  [AFF_GAIN_AUTHOR_NEIGHBOURS] = "Neighbours that share an author",
  [AFF_GAIN_PLACED] = "Papers with a board",
  [AFF_GAIN_KEPT] = "Kept posters left alone",
  [AFF_GAIN_POWER] = "Papers that need power near a socket",
  [AFF_GAIN_LOW] = "Papers that need a low board on one",
  [AFF_GAIN_STAGE] = "Metres from posters to the stage they go on to",
  [AFF_GAIN_TOPIC_WALK] = "Metres to the next poster of the same topic",
  [AFF_GAIN_FAIR] = "Much-passed boards beyond a track's fair share",
};

const char *
aff_gain_word (AffGainKind kind)
{
  static const char *const words[AFF_GAIN_COUNT] = {
    [AFF_GAIN_TOPIC_NEIGHBOURS] = "topic-neighbours",
    [AFF_GAIN_AUTHOR_NEIGHBOURS] = "author-neighbours",
    [AFF_GAIN_PLACED] = "placed",
    [AFF_GAIN_KEPT] = "kept",
    [AFF_GAIN_POWER] = "power",
    [AFF_GAIN_LOW] = "low",
    [AFF_GAIN_STAGE] = "stage-metres",
    [AFF_GAIN_TOPIC_WALK] = "topic-metres",
    [AFF_GAIN_FAIR] = "unfair",
  };

  g_return_val_if_fail (kind < AFF_GAIN_COUNT, NULL);
  return words[kind];
}

const char *
aff_why_word (AffWhyKind kind)
{
  static const char *const words[] = {
    [AFF_WHY_NO_BOARD] = "no-board", [AFF_WHY_CLOSED] = "closed",
    [AFF_WHY_TAKEN] = "taken",       [AFF_WHY_TOO_WIDE] = "too-wide",
    [AFF_WHY_POWER] = "power",       [AFF_WHY_LOW] = "low",
    [AFF_WHY_STAGE] = "stage",       [AFF_WHY_TOPIC] = "topic",
    [AFF_WHY_AUTHOR] = "author",     [AFF_WHY_SIMILAR] = "similar",
    [AFF_WHY_NUMBER] = "number",     [AFF_WHY_MAKES_ROOM] = "makes-room",
    [AFF_WHY_FAIR] = "fair",         [AFF_WHY_WHOLE] = "whole",
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (words), NULL);
  return words[kind];
}

char *
aff_proposal_gain_sentence (const AffGain *gain)
{
  const char *words = gain_words[gain->kind];

  if (gain->of >= 0 && gain->before == gain->after)
    return g_strdup_printf ("%s: %d of %d.", words, gain->after, gain->of);
  if (gain->of >= 0)
    return g_strdup_printf ("%s: %d to %d of %d.", words, gain->before, gain->after, gain->of);
  if (gain->before == gain->after)
    return g_strdup_printf ("%s: %d, as before.", words, gain->after);
  return g_strdup_printf ("%s: %d to %d%s.", words, gain->before, gain->after,
                          gain->better < 0 ? ", which is worse" : "");
}

static const char *
name_topic (const AffTopic *topic)
{
  const AffName *name = topic ? aff_names_find (topic->names, "en") : NULL;

  return name ? name->name : topic ? topic->letter : "";
}

static char *
explain (const AffProposalRow *row)
{
  const AffWhy *why = &row->why;
  const char *other = why->other ? why->other->paper->number : "";
  const char *beside = why->beside ? why->beside->label : "";

  switch (why->kind) {
  case AFF_WHY_NO_BOARD:
    if (!why->other)
      return g_strdup ("it had no board");
    return g_strdup_printf ("it had no board, and %s on board %s is of its topic, %s", other,
                            beside, name_topic (why->topic));
  case AFF_WHY_CLOSED:
    return g_strdup_printf ("board %s is closed", row->before->label);
  case AFF_WHY_TAKEN:
    return g_strdup_printf ("board %s is needed by another session", row->before->label);
  case AFF_WHY_TOO_WIDE:
    return g_strdup_printf ("it is %d mm wide, and board %s is %d mm", why->after,
                            row->before->label, why->before);
  case AFF_WHY_POWER:
    return g_strdup_printf ("it needs power, which board %s has", row->after->label);
  case AFF_WHY_LOW:
    return g_strdup_printf ("it needs a low board, and board %s is one", row->after->label);
  case AFF_WHY_STAGE:
    return g_strdup_printf ("it goes on stage afterwards: %d m to it instead of %d m",
                            why->after, why->before);
  case AFF_WHY_TOPIC:
    return g_strdup_printf ("there it has %d neighbour%s of its topics instead of %d, near %s "
                            "on board %s (%s)",
                            why->after, why->after == 1 ? "" : "s", why->before, other, beside,
                            name_topic (why->topic));
  case AFF_WHY_AUTHOR:
    return g_strdup_printf ("it shares an author with %s on board %s: %d m apart instead of "
                            "%d m",
                            other, beside, why->after, why->before);
  case AFF_WHY_SIMILAR:
    return g_strdup_printf ("it resembles %s on board %s most: %d m apart instead of %d m",
                            other, beside, why->after, why->before);
  case AFF_WHY_NUMBER:
    return g_strdup ("numbers follow topics");
  case AFF_WHY_MAKES_ROOM:
    return g_strdup_printf ("it makes room for %s", other);
  case AFF_WHY_FAIR:
    return g_strdup ("the tracks share the boards that many pass");
  case AFF_WHY_WHOLE:
    return g_strdup ("the ways between posters that belong together are shorter in all");
  }
  g_return_val_if_reached (g_strdup (""));
}

char *
aff_proposal_reason_sentence (const AffProposalRow *row)
{
  const char *number = row->presentation->paper->number;

  if (!row->is_move && !row->is_first_placement)
    return g_strdup_printf ("%s stays on board %s.", number, row->after->label);
  g_autofree char *reason = explain (row);
  if (row->is_first_placement)
    return g_strdup_printf ("%s gets board %s: %s.", number, row->after->label, reason);
  return g_strdup_printf ("%s moves from board %s to %s: %s.", number, row->before->label,
                          row->after->label, reason);
}
