// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/doctor.h"

#include "ui/language.h"
#include "ui/style.h"

#include <gtk/gtk.h>
#include <libintl.h>
#include <math.h>

#define MM_PER_INCH  25.4
#define DISTANCE_MM  600 // from which all is to be read
#define CAPITAL_MM   3.8
#define TOLERANCE_MM 0.05

static void
ask_size (AffHealth *health, GdkMonitor *monitor, double pitch_mm, const AffScreenSize *size)
{
  const char *maker = gdk_monitor_get_manufacturer (monitor);
  const char *model = gdk_monitor_get_model (monitor);
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);
  g_autofree char *name = maker != NULL
                            ? g_strdup_printf (" %s %s", maker, model != NULL ? model : "")
                            : g_strdup ("");
  if (pitch_mm > 0)
    aff_health_add (health, "screen", AFF_HEALTH_GOOD, NULL,
                    "The screen%s has %d x %d pixels on %.0f x %.0f mm (%.1f inches), %s.",
                    name, area.width, area.height, area.width * pitch_mm,
                    area.height * pitch_mm,
                    hypot (area.width, area.height) * pitch_mm / MM_PER_INCH,
                    size->is_given ? "as --screen-mm says" : "as it says itself");
  else
    aff_health_add (health, "screen", AFF_HEALTH_UNKNOWN,
                    "Measure the picture and say it with --screen-mm WxH.",
                    "The screen%s has %d x %d pixels; how large it is, is not known.", name,
                    area.width, area.height);
}

// Everything over the whole screen, as a kiosk stands.
static void
ask_scale (AffHealth *health, GdkMonitor *monitor, double pitch_mm)
{
  GdkRectangle area;

  gdk_monitor_get_geometry (monitor, &area);
  double scale = aff_style_scale_on (area.width, area.height, pitch_mm);
  double capital_mm = CAPITAL_MM * scale / MAX (aff_style_scale_by_size (pitch_mm), 1e-9);
  const char *rule = scale > aff_style_scale_for (area.width, area.height) ? "millimetres"
                                                                           : "pixels";

  if (pitch_mm <= 0)
    aff_health_add (health, "scale", AFF_HEALTH_UNKNOWN, NULL,
                    "Pages are shown at %.3f, by pixels; how large that is, is not known.",
                    scale);
  else if (capital_mm >= CAPITAL_MM - TOLERANCE_MM)
    aff_health_add (health, "scale", AFF_HEALTH_GOOD, NULL,
                    "Pages are shown at %.3f, by %s; text to be read has capitals of %.1f mm.",
                    scale, rule, capital_mm);
  else {
    g_autofree char *remedy = g_strdup_printf (
      "Let people come as near as %.0f mm, or take a larger screen: in 16:9 from 22.7 inches.",
      DISTANCE_MM * capital_mm / CAPITAL_MM);
    aff_health_add (health, "scale", AFF_HEALTH_TROUBLE, remedy,
                    "Pages are shown at %.3f, by %s; text to be read has capitals of %.1f mm, "
                    "and %.1f mm are read from %d mm away.",
                    scale, rule, capital_mm, CAPITAL_MM, DISTANCE_MM);
  }
}

static const char *
explain_renderer (const char *chosen)
{
  if (g_strcmp0 (g_getenv ("GDK_BACKEND"), "broadway") == 0)
    return "a browser paints";
  if (chosen != NULL)
    return "GSK_RENDERER says so";
  return g_getenv ("GSK_RENDERER") != NULL ? "there is no GPU" : "GTK chose it for the GPU";
}

// What a window of GTK's gets, once it has a surface.
static void
ask_renderer (AffHealth *health, const char *chosen)
{
  GtkWidget *window = gtk_window_new ();

  gtk_widget_realize (window);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  aff_health_add (health, "renderer", AFF_HEALTH_GOOD, NULL, "%s paints: %s.",
                  renderer != NULL ? G_OBJECT_TYPE_NAME (renderer) : "Nothing",
                  explain_renderer (chosen));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
ask_touch (AffHealth *health, GdkDisplay *display)
{
  GdkSeat *seat = gdk_display_get_default_seat (display);
  g_autoptr (GList)
    devices = seat != NULL ? gdk_seat_get_devices (seat, GDK_SEAT_CAPABILITY_TOUCH) : NULL;

  if (devices != NULL)
    aff_health_add (health, "touch", AFF_HEALTH_GOOD, NULL, "%s can be touched.",
                    gdk_device_get_name (devices->data));
  else
    aff_health_add (health, "touch", AFF_HEALTH_UNKNOWN,
                    "If it is a touch screen, look for its USB cable.",
                    "No touch screen is found; mouse and keys work.");
}

static void
ask_language (AffHealth *health, const char *code)
{
  const AffLanguage *language = aff_languages;

  while (!g_str_equal (language->code, code))
    language++;
  aff_language_switch (code);
  if (g_str_equal (code, "en") || !g_str_equal (gettext ("Schedule"), "Schedule"))
    aff_health_add (health, "language", AFF_HEALTH_GOOD, NULL, "The kiosk begins in %s.",
                    language->autonym);
  else
    aff_health_add (health, "language", AFF_HEALTH_TROUBLE, "Install Affiche again.",
                    "The translation for %s is not there, English stands in for it.",
                    language->autonym);
}

// The font that text is really set in, whatever is installed.
static void
ask_font (AffHealth *health)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) wanted = pango_font_description_from_string ("Inter 20");
  g_autoptr (PangoFont) font = pango_context_load_font (context, wanted);
  g_object_unref (context);
  g_autoptr (PangoFontDescription) loaded = font != NULL ? pango_font_describe (font) : NULL;
  const char *family = loaded != NULL ? pango_font_description_get_family (loaded) : "none";

  if (g_str_equal (family, "Inter"))
    aff_health_add (health, "font", AFF_HEALTH_GOOD, NULL, "Text is set in Inter.");
  else
    aff_health_add (health, "font", AFF_HEALTH_TROUBLE, "Install the package fonts-inter.",
                    "Text is set in %s instead of Inter, so pages look other than they should.",
                    family);
}

void
aff_doctor_visit (AffHealth *health,
                  const AffOptions *options,
                  gboolean has_display,
                  const char *renderer)
{
  g_return_if_fail (health != NULL && options != NULL);
  GdkDisplay *display = has_display ? gdk_display_get_default () : NULL;
  g_autoptr (GdkMonitor) monitor = display != NULL ? aff_screen_find (display, NULL) : NULL;

  if (monitor == NULL)
    aff_health_add (health, "screen", AFF_HEALTH_TROUBLE,
                    "Ask again in the kiosk's own session, or set DISPLAY or WAYLAND_DISPLAY "
                    "to it; from afar: DISPLAY=:0 affichectl doctor.",
                    "There is no display here, so nothing can be said of the screen.");
  else {
    double pitch_mm = aff_screen_measure (monitor, &options->screen);

    ask_size (health, monitor, pitch_mm, &options->screen);
    ask_scale (health, monitor, pitch_mm);
    ask_renderer (health, renderer);
    ask_touch (health, display);
  }
  ask_language (health, options->language);
  ask_font (health);
}
