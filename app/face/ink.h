// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of topics A to H and of a topic without a hue, for paper and, by ui/widget/palette,
// for the screen: 0xRRGGBB of the fill, of number and letter on it, and of its edge.
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define AFF_TOPIC_INKS 8 // with a hue of their own

#define AFF_EACH_TOPIC_INK(TOPIC)                                                              \
  TOPIC (0x0067A8, 0xFFFFFF, 0x004A7A)                                                         \
  TOPIC (0x62B8E8, 0x14213D, 0x1D6FA0)                                                         \
  TOPIC (0x00795B, 0xFFFFFF, 0x00543F)                                                         \
  TOPIC (0xF0D53C, 0x14213D, 0x7D6A00)                                                         \
  TOPIC (0xEE9A23, 0x14213D, 0x995600)                                                         \
  TOPIC (0xC0421A, 0xFFFFFF, 0x8A2A0B)                                                         \
  TOPIC (0xC987B4, 0x14213D, 0x8A4374)                                                         \
  TOPIC (0x3A4250, 0xFFFFFF, 0x20262F)                                                         \
  TOPIC (0x46516A, 0xFFFFFF, 0x14213D)

typedef struct {
  guint32 fill;
  guint32 on;
  guint32 edge;
} AffTopicInk;

// LETTER "A" to "H" has a hue; any other letter (or NULL) is grey.
const AffTopicInk *aff_topic_ink (const char *letter);
// Its place among them, from 0; AFF_TOPIC_INKS is the grey one.
guint aff_topic_ink_index (const char *letter);

G_END_DECLS
