// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/staff/entry.h"

#include "app/programme/agenda.h"
#include "app/qr/link.h"
#include "ui/widget/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_DAYS 14

static void
free_entry (gpointer data)
{
  AffEntry *self = data;

  g_free (self->value);
  g_free (self->text);
  g_free (self);
}

const char *
aff_entry_name (AffEntryField field)
{
  static const char *const names[] = {
    [AFF_ENTRY_SPEAKERS] = N_ ("Speaker"), [AFF_ENTRY_CHAIRS] = N_ ("Chair"),
    [AFF_ENTRY_PANELLISTS] = N_ ("Panel"), [AFF_ENTRY_TITLE] = N_ ("Title"),
    [AFF_ENTRY_DAY] = N_ ("Day"),          [AFF_ENTRY_TIME] = N_ ("Start"),
    [AFF_ENTRY_LENGTH] = N_ ("Length"),    [AFF_ENTRY_ROOM] = N_ ("Room"),
    [AFF_ENTRY_NUMBER] = N_ ("Number"),    [AFF_ENTRY_AUTHORS] = N_ ("Authors"),
    [AFF_ENTRY_LINK] = N_ ("Link"),
  };

  return _ (names[field]);
}

gboolean
aff_entry_is_people (AffEntryField field)
{
  return field <= AFF_ENTRY_PANELLISTS || field == AFF_ENTRY_AUTHORS;
}

static void
add (GPtrArray *entries, AffEntryField field, gboolean is_missing, char *value, char *text)
{
  AffEntry *entry = g_new (AffEntry, 1);

  *entry = (AffEntry){field, value, text, is_missing};
  g_ptr_array_add (entries, entry);
}

static void
join (GString *text, const char *separator, const char *more)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, more);
}

// An item expects people of ROLE if it has some, or is of a nature that has them.
static gboolean
expects (const AffItem *item, AffRole role)
{
  const guint speaking = AFF_NATURE_OPENING | AFF_NATURE_KEYNOTE | AFF_NATURE_ORAL |
                         AFF_NATURE_TALK | AFF_NATURE_TUTORIAL;

  for (guint i = 0; i < item->people->len; i++)
    if (((const AffItemPerson *) g_ptr_array_index (item->people, i))->role == role)
      return TRUE;
  return (role == AFF_ROLE_SPEAKER && (item->natures & speaking) != 0) ||
         (role == AFF_ROLE_PANELLIST && (item->natures & AFF_NATURE_PANEL) != 0);
}

static void
add_people (GPtrArray *entries, const AffItem *item, AffRole role, AffEntryField field)
{
  g_autoptr (GString) value = g_string_new (NULL), text = g_string_new (NULL);
  gboolean is_missing = FALSE;

  if (!expects (item, role))
    return;
  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *someone = g_ptr_array_index (item->people, i);
    g_autofree char *words = NULL;

    if (someone->role != role)
      continue;
    words = someone->person != NULL ? g_strdup (someone->person->name)
                                    : aff_words_person (someone);
    join (value, ", ", words);
    if (someone->person != NULL)
      join (text, "; ", someone->person->name);
    is_missing |= someone->person == NULL;
  }
  if (value->len == 0)
    g_string_assign (value, _ ("Nobody is named"));
  add (entries, field, is_missing, g_strdup (value->str), g_strdup (text->str));
}

static char *
describe_minute (int minute)
{
  return g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
}

static void
add_times (GPtrArray *entries, const AffItem *item)
{
  gboolean has_time = item->minute >= 0, has_length = item->duration_min >= 0;

  add (entries, AFF_ENTRY_DAY, item->day == NULL,
       item->day != NULL ? aff_words_day (item->day) : g_strdup (_ ("Day to be announced")),
       g_strdup (item->day != NULL ? item->day : ""));
  add (entries, AFF_ENTRY_TIME, !has_time,
       has_time ? describe_minute (item->minute) : g_strdup (_ ("Time to be announced")),
       has_time ? describe_minute (item->minute) : g_strdup (""));
  add (entries, AFF_ENTRY_LENGTH, FALSE,
       has_length ? aff_words_length (item->duration_min)
                  : g_strdup (_ ("Until the next item")),
       has_length ? g_strdup_printf ("%d", item->duration_min) : g_strdup (""));
}

GPtrArray *
aff_entry_list_item (const AffItem *item, const char *language)
{
  g_return_val_if_fail (item != NULL, NULL);
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);

  add_people (entries, item, AFF_ROLE_SPEAKER, AFF_ENTRY_SPEAKERS);
  add_people (entries, item, AFF_ROLE_CHAIR, AFF_ENTRY_CHAIRS);
  add_people (entries, item, AFF_ROLE_PANELLIST, AFF_ENTRY_PANELLISTS);
  add (entries, AFF_ENTRY_TITLE, FALSE, g_strdup (item->title), g_strdup (item->title));
  add_times (entries, item);
  add (entries, AFF_ENTRY_ROOM, item->room == NULL,
       g_strdup (aff_words_room (item->room, language)),
       item->room != NULL ? g_strdup_printf ("id:%" G_GINT64_FORMAT, item->room->id)
                          : g_strdup (""));
  return entries;
}

const AffLink *
aff_entry_link (const AffPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  const char *chosen = aff_link_choose (paper);

  for (guint i = 0; i < paper->links->len; i++) {
    const AffLink *link = g_ptr_array_index (paper->links, i);

    if (chosen == NULL || g_str_equal (link->address, chosen))
      return link;
  }
  return NULL;
}

static char *
list_authors (const AffPaper *paper, const char *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paper->authors->len; i++)
    join (text, separator,
          ((const AffAuthor *) g_ptr_array_index (paper->authors, i))->person->name);
  return g_string_free (text, FALSE);
}

GPtrArray *
aff_entry_list_paper (const AffPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
  const AffLink *link = aff_entry_link (paper);
  gboolean has_authors = paper->authors->len > 0;

  add (entries, AFF_ENTRY_NUMBER, FALSE, g_strdup (paper->number), g_strdup (paper->number));
  add (entries, AFF_ENTRY_TITLE, FALSE, g_strdup (paper->title), g_strdup (paper->title));
  add (entries, AFF_ENTRY_AUTHORS, !has_authors,
       has_authors ? list_authors (paper, ", ") : g_strdup (_ ("Nobody is named")),
       list_authors (paper, "; "));
  add (entries, AFF_ENTRY_LINK, aff_entry_is_unlinked (paper),
       g_strdup (link != NULL ? link->address : _ ("No link yet")),
       g_strdup (link != NULL ? link->address : ""));
  return entries;
}

gboolean
aff_entry_is_unnamed (const AffItem *item)
{
  for (guint i = 0; i < item->people->len && !item->is_cancelled; i++)
    if (((const AffItemPerson *) g_ptr_array_index (item->people, i))->person == NULL)
      return TRUE;
  return FALSE;
}

gboolean
aff_entry_is_untimed (const AffItem *item)
{
  return !item->is_cancelled && (item->day == NULL || item->minute < 0);
}

gboolean
aff_entry_is_unlinked (const AffPaper *paper)
{
  return !paper->is_withdrawn && paper->presentations->len > 0 &&
         aff_link_choose (paper) == NULL;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
has_day (const GPtrArray *days, const char *day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_str_equal (g_ptr_array_index (days, i), day))
      return TRUE;
  return FALSE;
}

static GDateTime *
read_day (const char *day)
{
  g_autofree char *noon = day != NULL ? g_strconcat (day, "T12:00:00Z", NULL) : NULL;

  return noon != NULL ? g_date_time_new_from_iso8601 (noon, NULL) : NULL;
}

// From the workshop's first day to its last.
static void
add_workshop_days (GPtrArray *days, const AffWorkshop *workshop)
{
  g_autoptr (GDateTime) first = read_day (workshop->first_day);
  g_autoptr (GDateTime) last = read_day (workshop->last_day);

  for (int i = 0; first != NULL && i < MOST_DAYS; i++) {
    g_autoptr (GDateTime) day = g_date_time_add_days (first, i);
    g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

    if (i > 0 && (last == NULL || g_date_time_compare (day, last) > 0))
      return;
    if (!has_day (days, text))
      g_ptr_array_add (days, g_steal_pointer (&text));
  }
}

GPtrArray *
aff_entry_days (const AffProgramme *programme, const AffItem *item)
{
  g_return_val_if_fail (programme != NULL && item != NULL, NULL);
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) used = aff_agenda_days (programme);

  for (guint i = 0; i < used->len; i++)
    g_ptr_array_add (days, g_strdup (g_ptr_array_index (used, i)));
  add_workshop_days (days, item->workshop);
  g_ptr_array_sort (days, compare_days);
  return days;
}

static const AffPaper *
find_next_in_line (const AffItem *item, const AffPaper *paper)
{
  for (guint i = 0; i < item->waiting->len; i++)
    if (g_ptr_array_index (item->waiting, i) != paper)
      return g_ptr_array_index (item->waiting, i);
  return NULL;
}

char *
aff_entry_withdrawal (const AffPaper *paper)
{
  g_return_val_if_fail (paper != NULL, NULL);
  g_autoptr (GString) boards = g_string_new (NULL);
  GString *words = g_string_new (NULL);
  const AffPaper *next = NULL;
  guint count = 0;

  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *poster = g_ptr_array_index (paper->presentations, i);

    if (poster->board == NULL)
      continue;
    count++;
    join (boards, ", ", poster->board->label);
    if (next == NULL)
      next = find_next_in_line (poster->item, paper);
  }
  g_string_append_printf (words, _ ("%s is withdrawn."), paper->number);
  if (count > 0) {
    g_string_append_c (words, ' ');
    g_string_append_printf (words, ngettext ("Board %s is free.", "Boards %s are free.", count),
                            boards->str);
  }
  if (next != NULL) {
    g_string_append_c (words, ' ');
    g_string_append_printf (words, _ ("Next in line: %s."), next->number);
  }
  return g_string_free (words, FALSE);
}
