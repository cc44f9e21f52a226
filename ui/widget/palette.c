// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/palette.h"

#include "app/face/ink.h"

#define RGB(hex)                                                                               \
  {                                                                                            \
    (float) ((hex) >> 16 & 0xff) / 255, (float) ((hex) >> 8 & 0xff) / 255,                     \
      (float) ((hex) &0xff) / 255, 1                                                           \
  }

static const GdkRGBA colors[AFF_COLORS] = {
  [AFF_COLOR_PAPER] = RGB (0xF8F3EC),     [AFF_COLOR_SURFACE] = RGB (0xFFFDFA),
  [AFF_COLOR_SUNK] = RGB (0xEFE7DC),      [AFF_COLOR_FLOOR] = RGB (0xFFFDFA),
  [AFF_COLOR_LINE] = RGB (0xDCCFC1),      [AFF_COLOR_EDGE] = RGB (0x85796E),
  [AFF_COLOR_INK] = RGB (0x14213D),       [AFF_COLOR_INK2] = RGB (0x46516A),
  [AFF_COLOR_INK3] = RGB (0x5F6880),      [AFF_COLOR_ROSE] = RGB (0xA3483C),
  [AFF_COLOR_ON_ROSE] = RGB (0xFFFFFF),   [AFF_COLOR_ROSE_TINT] = RGB (0xF7E5DE),
  [AFF_COLOR_ROSE_SOFT] = RGB (0xF0D3C9), [AFF_COLOR_ROSE_INK] = RGB (0x8A362C),
  [AFF_COLOR_LIVE] = RGB (0xEBA698),      [AFF_COLOR_ON_DUSK] = RGB (0xFFF8F0),
  [AFF_COLOR_ON_DUSK2] = RGB (0xEBD9D2),  [AFF_COLOR_FOCUS] = RGB (0x0B57B7),
  [AFF_COLOR_BAD] = RGB (0xA3161F),       [AFF_COLOR_QR] = RGB (0x0E1930),
};

#define TOPICS AFF_TOPIC_INKS

static const AffTopicColor topics[TOPICS + 1] = {
#define TOPIC(fill, on, edge) {RGB (fill), RGB (on), RGB (edge)},
  AFF_EACH_TOPIC_INK (TOPIC)
#undef TOPIC
};

// The dark theme's fills, and ink2 of the dark theme for a topic without a hue.
static const GdkRGBA topics_on_dusk[TOPICS + 1] = {
  RGB (0x3D8FD1), RGB (0x8AD0F5), RGB (0x1FA37C), RGB (0xF2DC5A), RGB (0xF2A63C),
  RGB (0xE8673C), RGB (0xD79AC4), RGB (0xD5DAE3), RGB (0xC3CAD9),
};

static const char *const topic_classes[TOPICS + 1] = {
  "topic-a", "topic-b", "topic-c", "topic-d", "topic-e",
  "topic-f", "topic-g", "topic-h", "topic-x",
};

static guint
find_topic (const char *letter)
{
  if (letter == NULL || letter[0] < 'A' || letter[0] >= 'A' + TOPICS || letter[1] != '\0')
    return TOPICS;
  return (guint) (letter[0] - 'A');
}

const GdkRGBA *
aff_palette_color (AffColor color)
{
  g_return_val_if_fail (color < AFF_COLORS, NULL);
  return &colors[color];
}

const AffTopicColor *
aff_palette_topic (const char *letter)
{
  return &topics[find_topic (letter)];
}

const GdkRGBA *
aff_palette_topic_on_dusk (const char *letter)
{
  return &topics_on_dusk[find_topic (letter)];
}

const char *
aff_palette_topic_class (const char *letter)
{
  return topic_classes[find_topic (letter)];
}

GdkRGBA
aff_palette_text_color (GtkWidget *widget)
{
  GdkRGBA color;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), colors[AFF_COLOR_INK]);
  // gtk_widget_get_color is 4.10; here alone stands what it replaced.
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  return color;
}

void
aff_palette_set_source (cairo_t *cr, const GdkRGBA *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}
