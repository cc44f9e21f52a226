// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/difference.h"

#include <string.h>

// One record as texts, a text for each name of its kind.
typedef void (*DescribeFunc) (gconstpointer record, GPtrArray *texts);
typedef gint64 (*IdFunc) (gconstpointer record);
typedef gboolean (*GoneFunc) (gconstpointer record);
typedef char *(*TitleFunc) (gconstpointer record);

typedef struct {
  const char *entity;
  const char *const *names; // of the texts, ended by NULL
  DescribeFunc describe;
  IdFunc id;
  GoneFunc is_gone; // or NULL
  TitleFunc title;
} Kind;

static void
add (GPtrArray *texts, const char *text)
{
  g_ptr_array_add (texts, g_strdup (text ? text : ""));
}

static void
take (GPtrArray *texts, GString *text)
{
  g_ptr_array_add (texts, g_string_free (text, FALSE));
}

static void
append (GString *list, const char *text)
{
  g_string_append_printf (list, "%s%s", list->len > 0 ? "; " : "", text);
}

static char *
write_minute (int minute)
{
  return minute >= 0 ? g_strdup_printf ("%02d:%02d", minute / 60, minute % 60) : g_strdup ("");
}

static char *
write_duration (int minutes)
{
  return minutes >= 0 ? g_strdup_printf ("%d min", minutes) : g_strdup ("");
}

static char *
write_width (int width_mm)
{
  return width_mm > 0 ? g_strdup_printf ("%d mm", width_mm) : g_strdup ("");
}

static void
append_person (GString *list, const AffPerson *person)
{
  g_autofree char *text = person->affiliation
                            ? g_strdup_printf ("%s (%s)", person->name, person->affiliation)
                            : g_strdup (person->name);

  append (list, text);
}

static void
add_people (const AffItem *item, GPtrArray *texts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < item->people->len; i++) {
    const AffItemPerson *entry = item->people->pdata[i];
    if (entry->person)
      append_person (list, entry->person);
    else
      append (list, "to be announced");
  }
  take (texts, list);
}

static void
add_natures (guint natures, GPtrArray *texts)
{
  GString *list = g_string_new (NULL);

  for (guint nature = AFF_NATURE_OPENING; nature <= AFF_NATURE_OTHER; nature <<= 1)
    if (natures & nature)
      append (list, aff_nature_word (nature));
  take (texts, list);
}

static const char *
name_room (const AffRoom *room)
{
  const AffName *name = room ? aff_names_find (room->names, "en") : NULL;

  return name ? name->name : NULL;
}

static const char *const item_names[] = {"title",     "subtitle",      "type",
                                         "day",       "start",         "duration",
                                         "room",      "people",        "nature",
                                         "certainty", "track",         "address",
                                         "abstract",  "language",      "shortest",
                                         "fixed",     "hang from",     "hang until",
                                         "material",  "poster format", "boards in reserve",
                                         NULL};

static void
describe_item (gconstpointer record, GPtrArray *texts)
{
  const AffItem *item = record;

  add (texts, item->title);
  add (texts, item->subtitle);
  add (texts, item->type);
  add (texts, item->day);
  g_ptr_array_add (texts, write_minute (item->minute));
  g_ptr_array_add (texts, write_duration (item->duration_min));
  add (texts, name_room (item->room));
  add_people (item, texts);
  add_natures (item->natures, texts);
  add (texts, item->to_confirm ? "to confirm" : "final");
  add (texts, item->track ? item->track->name : NULL);
  add (texts, item->address);
  add (texts, item->abstract);
  add (texts, item->language);
  g_ptr_array_add (texts, write_duration (item->shortest_min));
  add (texts, item->is_fixed ? "yes" : "no");
  g_ptr_array_add (texts, write_minute (item->hang_minute));
  g_ptr_array_add (texts, write_minute (item->clear_minute));
  add (texts, item->material);
  add (texts, item->poster_format);
  g_ptr_array_add (texts, g_strdup_printf ("%d", item->reserve));
}

static gint64
item_id (gconstpointer record)
{
  return ((const AffItem *) record)->id;
}

static gboolean
item_is_gone (gconstpointer record)
{
  return ((const AffItem *) record)->is_cancelled;
}

static char *
item_title (gconstpointer record)
{
  const AffItem *item = record;
  g_autofree char *time = write_minute (item->minute);

  return g_strdup_printf ("%s%s%s%s%s", item->day ? item->day : "", item->day ? " " : "", time,
                          *time ? " " : "", item->title);
}

static const char *const paper_names[] = {"number", "title",    "authors",    "track",
                                          "origin", "topics",   "links",      "sessions",
                                          "boards", "abstract", "presenters", "language",
                                          "width",  "power",    "low board",  NULL};

static void
add_authors (const AffPaper *paper, GPtrArray *texts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < paper->authors->len; i++)
    append_person (list, ((AffAuthor *) paper->authors->pdata[i])->person);
  take (texts, list);
}

static void
add_presenters (const AffPaper *paper, GPtrArray *texts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < paper->authors->len; i++) {
    const AffAuthor *author = paper->authors->pdata[i];
    if (author->presents)
      append (list, author->person->name);
  }
  take (texts, list);
}

static void
add_topics (const AffPaper *paper, GPtrArray *texts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < paper->topics->len; i++) {
    const AffName *name = aff_names_find (((AffTopic *) paper->topics->pdata[i])->names, "en");
    append (list, name ? name->name : "?");
  }
  take (texts, list);
}

static void
add_links (const AffPaper *paper, GPtrArray *texts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < paper->links->len; i++)
    append (list, ((AffLink *) paper->links->pdata[i])->address);
  take (texts, list);
}

// With its kind: that may change while the session stays.
static void
append_session (GString *list, const AffPresentation *presentation)
{
  static const char *const words[] = {[AFF_KIND_POSTER] = "poster",
                                      [AFF_KIND_ORAL] = "oral",
                                      [AFF_KIND_SPOTLIGHT] = "spotlight"};
  g_autofree char *text = g_strdup_printf ("%s (%s)", presentation->item->title,
                                           words[presentation->kind]);

  append (list, text);
}

static void
add_sessions (const AffPaper *paper, GPtrArray *texts)
{
  GString *sessions = g_string_new (NULL);
  GString *boards = g_string_new (NULL);

  for (guint i = 0; i < paper->presentations->len; i++) {
    const AffPresentation *presentation = paper->presentations->pdata[i];
    append_session (sessions, presentation);
    if (presentation->board)
      append (boards, presentation->board->label);
  }
  take (texts, sessions);
  take (texts, boards);
}

static void
describe_paper (gconstpointer record, GPtrArray *texts)
{
  const AffPaper *paper = record;

  add (texts, paper->number);
  add (texts, paper->title);
  add_authors (paper, texts);
  add (texts, paper->track ? paper->track->name : NULL);
  add (texts, paper->origin);
  add_topics (paper, texts);
  add_links (paper, texts);
  add_sessions (paper, texts);
  add (texts, paper->abstract);
  add_presenters (paper, texts);
  add (texts, paper->language);
  g_ptr_array_add (texts, write_width (paper->width_mm));
  add (texts, paper->needs_power ? "yes" : "no");
  add (texts, paper->needs_low ? "yes" : "no");
}

static gint64
paper_id (gconstpointer record)
{
  return ((const AffPaper *) record)->id;
}

static gboolean
paper_is_gone (gconstpointer record)
{
  return ((const AffPaper *) record)->is_withdrawn;
}

static char *
paper_title (gconstpointer record)
{
  const AffPaper *paper = record;

  return g_strdup_printf ("%s %s", paper->number, paper->title);
}

static const char *const workshop_names[] = {"title",    "venue", "city", "first day",
                                             "last day", "zone",  NULL};

static void
describe_workshop (gconstpointer record, GPtrArray *texts)
{
  const AffWorkshop *workshop = record;

  add (texts, workshop->title);
  add (texts, workshop->venue);
  add (texts, workshop->city);
  add (texts, workshop->first_day);
  add (texts, workshop->last_day);
  add (texts, workshop->zone_name);
}

static gint64
workshop_id (gconstpointer record)
{
  return ((const AffWorkshop *) record)->id;
}

static char *
workshop_title (gconstpointer record)
{
  const AffWorkshop *workshop = record;

  return g_strdup_printf ("%s %s", workshop->code, workshop->title);
}

static const char *const room_names[] = {"name", NULL};

static void
describe_room (gconstpointer record, GPtrArray *texts)
{
  add (texts, name_room (record));
}

static gint64
room_id (gconstpointer record)
{
  return ((const AffRoom *) record)->id;
}

static char *
room_title (gconstpointer record)
{
  const char *name = name_room (record);

  return g_strdup (name ? name : "?");
}

static const Kind kinds[] = {
  {"workshop", workshop_names, describe_workshop, workshop_id, NULL, workshop_title},
  {"room", room_names, describe_room, room_id, NULL, room_title},
  {"item", item_names, describe_item, item_id, item_is_gone, item_title},
  {"paper", paper_names, describe_paper, paper_id, paper_is_gone, paper_title},
};

static const GPtrArray *
list_records (const AffProgramme *programme, guint kind)
{
  const GPtrArray *const lists[] = {programme->workshops, programme->rooms, programme->items,
                                    programme->papers};

  return lists[kind];
}

static void
free_field (AffDifferentField *field)
{
  g_free (field->before);
  g_free (field->after);
  g_free (field);
}

static void
free_different (AffDifferent *different)
{
  g_free (different->title);
  g_ptr_array_unref (different->fields);
  g_free (different);
}

AffDifferent *
aff_different_add (GPtrArray *differences,
                   AffDifferentKind kind,
                   const char *entity,
                   gint64 id,
                   const char *title)
{
  AffDifferent *different = g_new0 (AffDifferent, 1);

  different->kind = kind;
  different->entity = entity;
  different->id = id;
  different->title = g_strdup (title);
  different->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) free_field);
  g_ptr_array_add (differences, different);
  return different;
}

void
aff_different_add_field (AffDifferent *different,
                         const char *name,
                         const char *before,
                         const char *after)
{
  AffDifferentField *field = g_new0 (AffDifferentField, 1);

  field->name = name;
  field->before = g_strdup (before);
  field->after = g_strdup (after);
  g_ptr_array_add (different->fields, field);
}

static AffDifferent *
add_different (GPtrArray *list, const Kind *kind, AffDifferentKind how, gconstpointer record)
{
  g_autofree char *title = kind->title (record);

  return aff_different_add (list, how, kind->entity, kind->id (record), title);
}

static void
compare_records (GPtrArray *list, const Kind *kind, gconstpointer before, gconstpointer after)
{
  g_autoptr (GPtrArray) old = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) new = g_ptr_array_new_with_free_func (g_free);
  AffDifferent *different = NULL;

  kind->describe (before, old);
  kind->describe (after, new);
  if (kind->is_gone && kind->is_gone (before) != kind->is_gone (after)) {
    different = add_different (
      list, kind, kind->is_gone (after) ? AFF_DIFFERENT_GONE : AFF_DIFFERENT_CHANGED, after);
    if (!kind->is_gone (after))
      aff_different_add_field (different, "state", "gone", "there again");
  }
  for (guint i = 0; kind->names[i]; i++) {
    if (strcmp (old->pdata[i], new->pdata[i]) == 0)
      continue;
    if (!different)
      different = add_different (list, kind, AFF_DIFFERENT_CHANGED, after);
    aff_different_add_field (different, kind->names[i], old->pdata[i], new->pdata[i]);
  }
}

static void
compare_kind (GPtrArray *list,
              guint index,
              const AffProgramme *before,
              const AffProgramme *after)
{
  const Kind *kind = &kinds[index];
  const GPtrArray *old = list_records (before, index);
  const GPtrArray *new = list_records (after, index);
  g_autoptr (GHashTable)
    known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < old->len; i++) {
    gint64 id = kind->id (old->pdata[i]);
    g_hash_table_insert (known, g_memdup2 (&id, sizeof id), old->pdata[i]);
  }
  for (guint i = 0; i < new->len; i++) {
    gint64 id = kind->id (new->pdata[i]);
    gconstpointer record = g_hash_table_lookup (known, &id);
    if (record)
      compare_records (list, kind, record, new->pdata[i]);
    else
      add_different (list, kind, AFF_DIFFERENT_NEW, new->pdata[i]);
    g_hash_table_remove (known, &id);
  }
  for (guint i = 0; i < old->len; i++) {
    gint64 id = kind->id (old->pdata[i]);
    if (g_hash_table_contains (known, &id))
      add_different (list, kind, AFF_DIFFERENT_GONE, old->pdata[i]);
  }
}

GPtrArray *
aff_difference_list (const AffProgramme *before, const AffProgramme *after)
{
  g_return_val_if_fail (before != NULL && after != NULL, NULL);
  GPtrArray *all = g_ptr_array_new ();
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) free_different);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    compare_kind (all, i, before, after);
  for (int kind = AFF_DIFFERENT_NEW; kind <= AFF_DIFFERENT_GONE; kind++)
    for (guint i = 0; i < all->len; i++)
      if ((int) ((AffDifferent *) all->pdata[i])->kind == kind)
        g_ptr_array_add (sorted, all->pdata[i]);
  g_ptr_array_unref (all);
  return sorted;
}

const char *
aff_different_kind_word (AffDifferentKind kind)
{
  static const char *const words[] = {"new", "changed", "gone"};

  g_return_val_if_fail (kind < G_N_ELEMENTS (words), NULL);
  return words[kind];
}
