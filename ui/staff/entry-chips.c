// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/entry-chips.h"

#include "ui/staff/entry.h"
#include "ui/widget/access.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>

#define MOST_NAMES 5
#define NOBODY     "to be announced" // as app/programme/edit.h takes it

static GtkWidget *
make_chip (const char *words, const char *action, const char *target)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_set_focus_on_click (chip, FALSE);
  gtk_widget_add_css_class (chip, "staff-chip");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", target);
  aff_access_set_name (chip, words);
  return chip;
}

static void
mark_chosen (GtkWidget *chip, gboolean is_chosen)
{
  if (is_chosen)
    gtk_widget_add_css_class (chip, "chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_STATE_PRESSED,
                               is_chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                         : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
}

static void
append_choice (AffWrap *chips, const char *words, const char *value, const char *chosen)
{
  GtkWidget *chip = make_chip (words, "editor.choose", value);

  mark_chosen (chip, g_str_equal (value, chosen));
  aff_wrap_append (chips, chip);
}

guint
aff_entry_chips_offer_names (AffWrap *chips, const AffProgramme *programme, const char *part)
{
  guint count = 0;

  g_return_val_if_fail (AFF_IS_WRAP (chips) && programme != NULL && part != NULL, 0);
  for (guint i = 0; *part != '\0' && i < programme->people->len && count < MOST_NAMES; i++) {
    const AffPerson *person = g_ptr_array_index (programme->people, i);

    if (g_str_equal (part, person->name) || !g_str_match_string (part, person->name, TRUE))
      continue;
    count++;
    aff_wrap_append (chips, make_chip (person->name, "editor.name", person->name));
  }
  return count;
}

void
aff_entry_chips_offer_nobody (AffWrap *chips)
{
  g_return_if_fail (AFF_IS_WRAP (chips));
  aff_wrap_append (chips, make_chip (_ ("To be announced"), "editor.choose", NOBODY));
}

void
aff_entry_chips_offer_days (AffWrap *chips,
                            const AffProgramme *programme,
                            const AffItem *item,
                            const char *chosen)
{
  g_return_if_fail (AFF_IS_WRAP (chips) && programme != NULL && item != NULL);
  g_autoptr (GPtrArray) days = aff_entry_days (programme, item);

  for (guint i = 0; i < days->len; i++) {
    g_autofree char *words = aff_words_day (g_ptr_array_index (days, i));
    append_choice (chips, words, g_ptr_array_index (days, i), chosen);
  }
  append_choice (chips, _ ("To be announced"), "", chosen);
}

void
aff_entry_chips_offer_rooms (AffWrap *chips,
                             const AffProgramme *programme,
                             const char *language,
                             const char *chosen)
{
  g_return_if_fail (AFF_IS_WRAP (chips) && programme != NULL);

  for (guint i = 0; i < programme->rooms->len; i++) {
    const AffRoom *room = g_ptr_array_index (programme->rooms, i);
    g_autofree char *value = g_strdup_printf ("id:%" G_GINT64_FORMAT, room->id);

    append_choice (chips, aff_words_room (room, language), value, chosen);
  }
  append_choice (chips, _ ("To be announced"), "", chosen);
}

void
aff_entry_chips_offer_sessions (AffWrap *chips, const GPtrArray *items)
{
  g_return_if_fail (AFF_IS_WRAP (chips) && items != NULL);

  for (guint i = 0; i < items->len; i++) {
    const AffItem *item = g_ptr_array_index (items, i);
    g_autofree char *day = item->day != NULL ? aff_words_date (item->day) : NULL;
    g_autofree char *words = g_strjoin (", ", item->title, day, NULL);
    GtkWidget *chip = gtk_toggle_button_new_with_label (words);

    gtk_widget_add_css_class (chip, "staff-chip");
    gtk_widget_set_focus_on_click (chip, FALSE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "editor.session");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "x", item->id);
    aff_access_set_name (chip, words);
    aff_wrap_append (chips, chip);
  }
}
