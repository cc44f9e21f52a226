// SPDX-License-Identifier: GPL-3.0-or-later
// What the events of a schedule are called, so that the next export finds them again.
#include "app/base/text.h"
#include "app/read/schedule-event.h"

#include <string.h>

#define CODE_LENGTH 6 // of pretalx, at least

typedef struct {
  const AffScheduleEvent *event; // borrowed
  guint index;
} Slot;

static gboolean
is_said (const char *text)
{
  return text && *text;
}

// "https://host/event/talk/G9JGWY/" holds the code of a submission in pretalx.
static char *
find_code (const char *address)
{
  const char *code = address ? strstr (address, "/talk/") : NULL;
  gsize length = 0;

  if (!code)
    return NULL;
  code += strlen ("/talk/");
  while (g_ascii_isdigit (code[length]) || g_ascii_isupper (code[length]))
    length++;
  if (length < CODE_LENGTH || (code[length] && code[length] != '/'))
    return NULL;
  return g_strndup (code, length);
}

// A file that names no maker is of pretalx if all its events have a code.
static gboolean
is_of_pretalx (const AffSchedule *self)
{
  if (self->generator) {
    g_autofree char *folded = g_ascii_strdown (self->generator, -1);
    return strstr (folded, "pretalx") != NULL;
  }
  for (guint i = 0; i < self->events->len; i++)
    if (!is_said (((AffScheduleEvent *) self->events->pdata[i])->code))
      return FALSE;
  return self->events->len > 0;
}

static void
fill_codes (AffSchedule *self)
{
  for (guint i = 0; i < self->events->len; i++) {
    AffScheduleEvent *event = self->events->pdata[i];
    if (!is_said (event->code)) {
      g_free (event->code);
      event->code = find_code (event->address);
    }
  }
}

// What EVENT is called before two of one name are told apart. NULL if it has not even a title.
static char *
name_event (const AffSchedule *self, const AffScheduleEvent *event, AffReport *report)
{
  g_autofree char *clean = NULL;

  if (self->is_pretalx && is_said (event->code))
    clean = aff_text_clean_line (event->code);
  else if (is_said (event->guid) || is_said (event->id))
    clean = aff_text_clean_line (is_said (event->guid) ? event->guid : event->id);
  if (is_said (clean))
    return g_steal_pointer (&clean);
  g_free (clean);
  clean = aff_text_clean_line (event->title);
  if (!is_said (clean))
    return NULL;
  aff_report_add (report, AFF_REMARK_GUESSED, "no-id", event->place,
                  "An event has no number of its own.",
                  "It is known by its title: a new title will be a new event.");
  return g_steal_pointer (&clean);
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const Slot *one = a;
  const Slot *other = b;
  int order = g_strcmp0 (one->event->guid, other->event->guid);

  if (order == 0)
    order = g_strcmp0 (one->event->date, other->event->date);
  if (order == 0)
    order = g_strcmp0 (one->event->start, other->event->start);
  return order != 0 ? order : (int) one->index - (int) other->index;
}

// NAME, or the first of "NAME-2", "NAME-3" … from *NUMBER on that nobody has.
static char *
number_name (GHashTable *taken, const char *name, guint *number)
{
  char *key = *number == 1 ? g_strdup (name) : g_strdup_printf ("%s-%u", name, *number);

  while (g_hash_table_contains (taken, key)) {
    g_free (key);
    (*number)++;
    key = g_strdup_printf ("%s-%u", name, *number);
  }
  (*number)++;
  g_hash_table_add (taken, g_strdup (key));
  return key;
}

// The slots of one name get their numbers in an order that no export changes.
static void
number_slots (GArray *slots, const char *name, GHashTable *taken, GPtrArray *keys)
{
  guint number = 1;

  g_array_sort (slots, compare_slots);
  for (guint i = 0; i < slots->len; i++) {
    const Slot *slot = &g_array_index (slots, Slot, i);
    keys->pdata[slot->index] = number_name (taken, name, &number);
  }
}

static void
report_slots (const AffSchedule *self, const GArray *slots, AffReport *report)
{
  const char *place = g_array_index (slots, Slot, 0).event->place;

  if (self->is_pretalx)
    aff_report_add (report, AFF_REMARK_HANDLED, "two-slots-of-one-paper", place,
                    "One submission is listed more than once.",
                    "Each time is an item of its own; from the second on a number follows the "
                    "code in its key.");
  else
    aff_report_add (
      report, AFF_REMARK_GUESSED, "key-repeated", place, "Several events have the same number.",
      "Each is an item of its own; from the second on a number follows in its key.");
}

// name → GArray of Slot, in the order in which names are first met in *NAMES (borrowed).
static GHashTable *
group_by_name (const AffSchedule *self, GPtrArray *names, AffReport *report)
{
  GHashTable *groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                              (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->events->len; i++) {
    g_autofree char *name = name_event (self, self->events->pdata[i], report);
    Slot slot = {self->events->pdata[i], i};
    GArray *slots = name ? g_hash_table_lookup (groups, name) : NULL;
    if (name && !slots) {
      slots = g_array_new (FALSE, FALSE, sizeof (Slot));
      g_ptr_array_add (names, name);
      g_hash_table_insert (groups, g_steal_pointer (&name), slots);
    }
    if (slots)
      g_array_append_val (slots, slot);
  }
  return groups;
}

// Ids that two events with guids of their own share.
static void
report_ids (const AffSchedule *self, AffReport *report)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->events->len; i++) {
    const AffScheduleEvent *event = self->events->pdata[i];
    gboolean has_code = self->is_pretalx && is_said (event->code); // report_slots tells of it
    if (!has_code && is_said (event->id) && is_said (event->guid) &&
        !g_hash_table_add (ids, event->id))
      aff_report_add (report, AFF_REMARK_HANDLED, "id-repeated", event->place,
                      "Several events share an id and differ in their guid: one paper in "
                      "several slots.",
                      "Each slot is an item of its own.");
  }
}

GPtrArray *
aff_schedule_list_keys (AffSchedule *self, AffReport *report)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  fill_codes (self);
  self->is_pretalx = is_of_pretalx (self);
  g_autoptr (GHashTable) groups = group_by_name (self, names, report);
  g_ptr_array_set_size (keys, self->events->len);
  for (guint i = 0; i < names->len; i++) {
    GArray *slots = g_hash_table_lookup (groups, names->pdata[i]);
    number_slots (slots, names->pdata[i], taken, keys);
    if (slots->len > 1)
      report_slots (self, slots, report);
  }
  report_ids (self, report);
  return keys;
}
