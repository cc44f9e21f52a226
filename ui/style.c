// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style.h"

#include <math.h>

// The screen that the pages are designed for, in px of the design.
#define DESIGN_SHORT_PX 1080.0
#define DESIGN_LONG_PX  1920.0

struct _AffStyle {
  // owned
  GtkCssProvider *provider;
  GdkDisplay *display;

  double scale;
};

#define CAPITAL 0.727 // of Inter, in its size

// What a length of the design must be on the screen.
static const struct {
  double px;
  double mm;
} needs[] = {
  {20 * CAPITAL, 3.8},
  {80, 20},
  {64, 15},
};

static const char *const sheets[] = {
  "tokens-light.css", "base.css",   "controls.css", "now.css",       "schedule.css",
  "map.css",          "poster.css", "attract.css",  "presenter.css", "tour.css",
  "way.css",          "search.css", "staff.css",    "programme.css",
};

AffStyle *
aff_style_new (GdkDisplay *display)
{
  g_return_val_if_fail (GDK_IS_DISPLAY (display), NULL);
  AffStyle *self = g_new0 (AffStyle, 1);

  self->provider = gtk_css_provider_new ();
  self->display = g_object_ref (display);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER);
  return self;
}

void
aff_style_free (AffStyle *self)
{
  if (self == NULL)
    return;
  gtk_style_context_remove_provider_for_display (self->display,
                                                 GTK_STYLE_PROVIDER (self->provider));
  g_clear_object (&self->provider);
  g_clear_object (&self->display);
  g_free (self);
}

double
aff_style_scale_for (int width, int height)
{
  double shorter = MAX (MIN (width, height), 1);
  double longer = MAX (MAX (width, height), 1);

  return MIN (shorter / DESIGN_SHORT_PX, longer / DESIGN_LONG_PX);
}

double
aff_style_scale_by_size (double pitch_mm)
{
  double least = 0; // millimetres for one px of the design

  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    least = MAX (least, needs[i].mm / needs[i].px);
  return pitch_mm > 0 ? least / pitch_mm : 0;
}

double
aff_style_scale_on (int width, int height, double pitch_mm)
{
  double by_pixels = aff_style_scale_for (width, height);

  return CLAMP (aff_style_scale_by_size (pitch_mm), by_pixels,
                by_pixels * AFF_STYLE_MOST_STRETCH);
}

static gboolean
is_digit_before (const char *css, const char *at)
{
  return at > css && g_ascii_isdigit (at[-1]);
}

// Where the number begins that ends at END, or END if there is none.
static const char *
find_number (const char *css, const char *end)
{
  const char *begin = end;

  while (is_digit_before (css, begin))
    begin--;
  if (begin == end)
    return end;
  if (begin > css && begin[-1] == '.' && is_digit_before (css, begin - 1))
    for (begin--; is_digit_before (css, begin);)
      begin--;
  return begin > css && begin[-1] == '-' ? begin - 1 : begin;
}

// NUMBER ends before a "px". Without a fraction it stays without, and what is not nothing stays so.
static void
append_scaled (GString *result, const char *number, gboolean has_fraction, double scale)
{
  double length = g_ascii_strtod (number, NULL) * scale;
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!has_fraction) {
    double whole = round (length);
    length = whole == 0 && length != 0 ? copysign (1, length) : whole;
  }
  g_string_append (result, g_ascii_formatd (text, sizeof text, "%.3f", length));
}

// By hand, as a regular expression takes a sixteenth of the whole start.
char *
aff_style_scale_css (const char *css, double scale)
{
  g_return_val_if_fail (css != NULL && scale > 0, NULL);
  GString *result = g_string_sized_new (strlen (css) * 5 / 4);
  const char *rest = css;

  for (const char *px = strstr (css, "px"); px != NULL; px = strstr (px + 2, "px")) {
    const char *number = find_number (css, px);

    if (number == px)
      continue;
    g_string_append_len (result, rest, number - rest);
    append_scaled (result, number, memchr (number, '.', (size_t) (px - number)) != NULL, scale);
    rest = px;
  }
  g_string_append (result, rest);
  return g_string_free (result, FALSE);
}

void
aff_style_set_scale (AffStyle *self, double scale)
{
  g_return_if_fail (self != NULL && scale > 0);
  g_autoptr (GString) css = g_string_new (NULL);

  if (fabs (self->scale - scale) < 0.0005)
    return;
  self->scale = scale;
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++) {
    g_autofree char *path = g_strdup_printf ("/org/affiche/css/%s", sheets[i]);
    g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

    g_assert (bytes != NULL);
    g_string_append_len (css, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  }
  g_autofree char *scaled = aff_style_scale_css (css->str, scale);
  gtk_css_provider_load_from_data (self->provider, scaled, -1);
}
