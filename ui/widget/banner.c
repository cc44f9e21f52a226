// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widget/banner.h"

#include "ui/widget/icon.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

struct _AffBanner {
  GtkWidget parent_instance;

  // borrowed: children
  AffIcon *icon;
  GtkLabel *text;
  GtkLabel *sent;

  gboolean is_alarm;
};

G_DEFINE_FINAL_TYPE (AffBanner, aff_banner, GTK_TYPE_WIDGET)

static void
set_loudness (AffBanner *self, AffLoudness loudness)
{
  static const char *const classes[] = {"notice", "warning", "emergency"};

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == loudness)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  aff_icon_set_name (self->icon, loudness == AFF_NOTICE_NOTICE ? "megaphone" : "warning");
}

static void
set_text (AffBanner *self, const char *lead, const char *text)
{
  g_autofree char *plain = g_strdup_printf ("%s %s", lead, text != NULL ? text : "");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->end_index = (guint) strlen (lead);
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_label (self->text, g_strchomp (plain));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  -1);
  gtk_label_set_attributes (self->text, attributes);
}

static void
set_sent (AffBanner *self, GTimeZone *zone, gint64 sent, guint others)
{
  g_autofree char *time = aff_words_time (zone, sent);

  if (others > 0) {
    g_autofree char *words = g_strdup_printf (ngettext ("%s, %u more", "%s, %u more", others),
                                              time, others);
    gtk_label_set_label (self->sent, words);
  } else {
    gtk_label_set_label (self->sent, time);
  }
}

static void
aff_banner_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (aff_banner_parent_class)->dispose (object);
}

static void
aff_banner_class_init (AffBannerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = aff_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "banner");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
aff_banner_init (AffBanner *self)
{
  self->icon = AFF_ICON (aff_icon_new ("megaphone"));
  self->text = GTK_LABEL (gtk_label_new (NULL));
  self->sent = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self), "banner");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), "icon-34");
  gtk_widget_add_css_class (GTK_WIDGET (self->sent), "small");
  gtk_widget_add_css_class (GTK_WIDGET (self->sent), "tnum");
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_lines (self->text, 3);
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->text, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->text), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->icon), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->text), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->sent), GTK_WIDGET (self));
}

void
aff_banner_set_is_alarm (AffBanner *self, gboolean is_alarm)
{
  g_return_if_fail (AFF_IS_BANNER (self));
  self->is_alarm = is_alarm;
}

void
aff_banner_update (AffBanner *self,
                   const AffProgramme *programme,
                   gint64 now,
                   const char *language)
{
  g_return_if_fail (AFF_IS_BANNER (self));
  guint others = 0;
  const AffNotice *notice = programme != NULL ? aff_agenda_notice (programme, now, &others)
                                              : NULL;
  gboolean is_mine = notice != NULL &&
                     (notice->loudness == AFF_NOTICE_EMERGENCY) == self->is_alarm;
  const AffNoticeText *text = is_mine ? aff_notice_text (notice, language) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  if (text == NULL)
    return;
  set_loudness (self, notice->loudness);
  set_text (self, text->lead, text->text);
  set_sent (self, programme->zone, notice->sent, others);
}

void
aff_banner_warn_stale (AffBanner *self, GTimeZone *zone, gint64 since)
{
  g_return_if_fail (AFF_IS_BANNER (self) && zone != NULL);
  g_autofree char *time = aff_words_time (zone, since);
  g_autofree char *lead = g_strdup_printf (_ ("This programme is from %s."), time);

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  set_loudness (self, AFF_NOTICE_WARNING);
  aff_icon_set_name (self->icon, "offline");
  set_text (self, lead, _ ("Times may have changed since."));
  gtk_label_set_label (self->sent, "");
}
