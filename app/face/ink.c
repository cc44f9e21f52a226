// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/face/ink.h"

static const AffTopicInk inks[AFF_TOPIC_INKS + 1] = {
#define TOPIC(fill, on, edge) {fill, on, edge},
  AFF_EACH_TOPIC_INK (TOPIC)
#undef TOPIC
};

const AffTopicInk *
aff_topic_ink (const char *letter)
{
  return &inks[aff_topic_ink_index (letter)];
}

guint
aff_topic_ink_index (const char *letter)
{
  gboolean has_hue = letter != NULL && letter[0] >= 'A' && letter[0] < 'A' + AFF_TOPIC_INKS &&
                     letter[1] == '\0';

  return has_hue ? (guint) (letter[0] - 'A') : AFF_TOPIC_INKS;
}
