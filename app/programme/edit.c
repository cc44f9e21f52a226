// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/programme/edit.h"

#include "app/base/text.h"
#include "app/programme/edit-field.h"

#include <string.h>

static const struct {
  const char *word;
  // Makes a row whose required fields are then set: ?1 is the workshop, ?2 is now. NULL: such a
  // row comes with the drawing of the hall.
  const char *insert;
  gboolean needs_workshop;
} entities[AFF_ENTITY_COUNT] = {
  [AFF_ENTITY_WORKSHOP] = {"workshop",
                           "INSERT INTO workshop (code, title, rank) SELECT '', '', "
                           "coalesce (max (rank) + 1, 0) FROM workshop"},
  [AFF_ENTITY_ROOM] = {"room", "INSERT INTO room (rank) SELECT coalesce (max (rank) + 1, 0) "
                               "FROM room"},
  [AFF_ENTITY_ITEM] = {"item", "INSERT INTO item (workshop, title) VALUES (?1, '')", TRUE},
  [AFF_ENTITY_PAPER] = {"paper",
                        "INSERT INTO paper (workshop, number, title) VALUES (?1, '', '')",
                        TRUE},
  [AFF_ENTITY_PERSON] = {"person", "INSERT INTO person (name) VALUES ('')"},
  [AFF_ENTITY_TOPIC] = {"topic", "INSERT INTO topic (letter, rank) SELECT 'A', "
                                 "coalesce (max (rank) + 1, 0) FROM topic"},
  [AFF_ENTITY_NOTICE] = {"notice", "INSERT INTO notice (loudness, sent, shown_from) "
                                   "VALUES ('notice', ?2, ?2)"},
  [AFF_ENTITY_BOARD] = {"board"},
  [AFF_ENTITY_PASSAGE] = {"passage"},
};

// One FIELD=VALUE, understood.
typedef struct {
  const AffField *field;
  char *suffix; // or NULL
  char *value;
} Assignment;

typedef struct {
  const AffEdit *edit;
  GPtrArray *assignments; // Assignment, in the order of the fields
  char *new_id;           // of an added row
  GPtrArray *freed;       // labels of boards
} Work;

static void
free_assignment (gpointer data)
{
  Assignment *self = data;

  g_free (self->suffix);
  g_free (self->value);
  g_free (self);
}

static void
clear_work (Work *self)
{
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_clear_pointer (&self->freed, g_ptr_array_unref);
  g_clear_pointer (&self->new_id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

const char *
aff_entity_word (AffEntity entity)
{
  return entities[entity].word;
}

const char *
aff_entity_phrase (AffEntity entity)
{
  static const char *const phrases[AFF_ENTITY_COUNT] = {
    [AFF_ENTITY_WORKSHOP] = "a workshop", [AFF_ENTITY_ROOM] = "a room",
    [AFF_ENTITY_ITEM] = "an item",        [AFF_ENTITY_PAPER] = "a paper",
    [AFF_ENTITY_PERSON] = "a person",     [AFF_ENTITY_TOPIC] = "a topic",
    [AFF_ENTITY_NOTICE] = "a notice",     [AFF_ENTITY_BOARD] = "a board",
    [AFF_ENTITY_PASSAGE] = "a passage",
  };

  return phrases[entity];
}

gboolean
aff_entity_parse (const char *word, AffEntity *entity, GError **error)
{
  for (int i = 0; i < AFF_ENTITY_COUNT; i++)
    if (g_strcmp0 (word, entities[i].word) == 0) {
      *entity = i;
      return TRUE;
    }
  g_autofree char *quote = aff_text_quote (word ? word : "");
  g_set_error (
    error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
    "A programme has no “%s”; give one of workshop, room, item, paper, person, topic, notice, "
    "board and passage.",
    quote);
  return FALSE;
}

static const char *
describe_suffix (AffFieldSuffix suffix)
{
  return suffix == AFF_SUFFIX_KIND       ? ".KIND"
         : suffix == AFF_SUFFIX_LANGUAGE ? "[.LANGUAGE]"
         : suffix == AFF_SUFFIX_ITEM     ? "[.ITEM]"
                                         : "";
}

char *
aff_entity_describe (AffEntity entity)
{
  GString *text = g_string_new (NULL);

  for (const AffField *field = aff_fields (entity); field->name; field++) {
    g_autofree char *name = g_strconcat (field->name, describe_suffix (field->suffix), NULL);
    g_string_append_printf (text, "  %-22s %s\n", name, field->form);
  }
  return g_string_free (text, FALSE);
}

// The field that NAME means, with what follows its dot.
static const AffField *
find_field (AffEntity entity, const char *name, char **suffix)
{
  g_auto (GStrv) parts = g_strsplit (name, ".", 2);

  for (const AffField *field = aff_fields (entity); field->name && parts[0]; field++) {
    if (strcmp (field->name, parts[0]) != 0)
      continue;
    if (parts[1] ? field->suffix == AFF_SUFFIX_NONE || !*parts[1]
                 : field->suffix == AFF_SUFFIX_KIND)
      return NULL;
    *suffix = g_strdup (parts[1]);
    return field;
  }
  return NULL;
}

static void
refuse_field (AffEntity entity, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const AffField *field = aff_fields (entity); field->name; field++)
    g_string_append_printf (names, "%s%s%s", names->len ? ", " : "", field->name,
                            describe_suffix (field->suffix));
  g_autofree char *quote = aff_text_quote (name);
  g_set_error (error, AFF_ERROR, AFF_ERROR_NOT_FOUND,
               "“%s” is not a field of %s; its fields are %s.", quote,
               aff_entity_phrase (entity), names->str);
}

static Assignment *
parse_assignment (AffEntity entity, const char *text, GError **error)
{
  const char *sign = strchr (text, '=');

  if (!sign || sign == text || !g_utf8_validate (text, -1, NULL)) {
    g_autofree char *shown = aff_text_quote (text);
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "“%s” is not FIELD=VALUE in UTF-8; write title=Opening for instance.", shown);
    return NULL;
  }
  g_autofree char *name = g_strndup (text, sign - text);
  g_autofree char *suffix = NULL;
  const AffField *field = find_field (entity, name, &suffix);
  if (!field) {
    refuse_field (entity, name, error);
    return NULL;
  }
  if (!aff_field_check_shape (field, sign + 1, error))
    return NULL;
  Assignment *self = g_new0 (Assignment, 1);
  self->field = field;
  self->suffix = g_steal_pointer (&suffix);
  self->value = aff_text_clean (sign + 1);
  return self;
}

// Fields in their table's order; name before name.fr, link.doi before link.doi.live.
static int
compare_assignments (gconstpointer a, gconstpointer b)
{
  const Assignment *first = *(const Assignment *const *) a;
  const Assignment *second = *(const Assignment *const *) b;

  if (first->field != second->field)
    return first->field < second->field ? -1 : 1;
  return g_strcmp0 (first->suffix, second->suffix);
}

static gboolean
check_repeats (const GPtrArray *assignments, GError **error)
{
  for (guint i = 1; i < assignments->len; i++) {
    const Assignment *assignment = g_ptr_array_index (assignments, i);
    if (compare_assignments (&assignments->pdata[i - 1], &assignments->pdata[i]) != 0)
      continue;
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "The field %s is given twice; give it once.", assignment->field->name);
    return FALSE;
  }
  return TRUE;
}

static GPtrArray *
parse_assignments (const AffEdit *edit, GError **error)
{
  g_autoptr (GPtrArray) assignments = g_ptr_array_new_with_free_func (free_assignment);

  for (guint i = 0; edit->assignments && edit->assignments[i]; i++) {
    Assignment *assignment = parse_assignment (edit->entity, edit->assignments[i], error);
    if (!assignment)
      return NULL;
    g_ptr_array_add (assignments, assignment);
  }
  g_ptr_array_sort (assignments, compare_assignments);
  return check_repeats (assignments, error) ? g_steal_pointer (&assignments) : NULL;
}

static const Assignment *
find_assignment (const GPtrArray *assignments, const char *name)
{
  for (guint i = 0; i < assignments->len; i++) {
    const Assignment *assignment = g_ptr_array_index (assignments, i);
    if (strcmp (assignment->field->name, name) == 0)
      return assignment;
  }
  return NULL;
}

static gboolean
check_addable (AffEntity entity, GError **error)
{
  if (entities[entity].insert)
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
               "%s comes with the drawing of the hall; draw it there, and bring the drawing in "
               "with “affichectl plan”.",
               entity == AFF_ENTITY_BOARD ? "A board" : "A passage");
  return FALSE;
}

static gboolean
check_required (AffEntity entity, const GPtrArray *assignments, GError **error)
{
  for (const AffField *field = aff_fields (entity); field->name; field++) {
    if (field->need != AFF_FIELD_REQUIRED || find_assignment (assignments, field->name))
      continue;
    g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
                 "A new %s needs a %s; add %s=VALUE, where the value is %s.",
                 aff_entity_word (entity), field->name, field->name, field->form);
    return FALSE;
  }
  return TRUE;
}

// A notice that ends before it begins would never be seen.
static gboolean
check_notice_times (const AffTarget *target, GError **error)
{
  g_autoptr (AffStatement)
    statement = aff_db_prepare (target->db, "SELECT 1 FROM notice "
                                            "WHERE id = ?1 AND shown_until <= shown_from");

  aff_statement_bind_int (statement, 1, target->id);
  gboolean is_never_shown = aff_statement_step (statement);
  if (!aff_statement_finish (statement, error))
    return FALSE;
  if (is_never_shown)
    g_set_error (error, AFF_ERROR, AFF_ERROR_CONFLICT,
                 "The notice would end before it begins, so nobody would see it; give an until "
                 "that is later than from, which is now where it is not given.");
  return !is_never_shown;
}

static gboolean
write_assignments (AffTarget *target, const GPtrArray *assignments, GError **error)
{
  g_autoptr (GArray) leaving = g_array_new (FALSE, FALSE, sizeof (gint64));

  target->leaving = leaving;
  for (guint i = 0; i < assignments->len; i++) {
    const Assignment *assignment = g_ptr_array_index (assignments, i);
    if (!assignment->field->write (target, assignment->field, assignment->suffix,
                                   assignment->value, error))
      return FALSE;
  }
  if (!aff_dismiss_people (target, error))
    return FALSE;
  gboolean has_times = find_assignment (assignments, "from") ||
                       find_assignment (assignments, "until");
  return target->entity != AFF_ENTITY_NOTICE || !has_times ||
         check_notice_times (target, error);
}

static gboolean
set_fields (AffDb *db, gpointer data, GError **error)
{
  Work *work = data;
  AffTarget target = {db, work->edit->entity, 0, work->edit->now, NULL};

  target.id = aff_edit_find (db, target.entity, work->edit->id, error);
  return target.id > 0 && write_assignments (&target, work->assignments, error);
}

// The workshop that a new row belongs to: the one it names, else the only one there is.
static gint64
find_workshop (AffDb *db, const Work *work, GError **error)
{
  const Assignment *named = find_assignment (work->assignments, "workshop");

  if (named)
    return aff_edit_find (db, AFF_ENTITY_WORKSHOP, named->value, error);
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db, "SELECT count (*), max (id) FROM workshop");
  gboolean is_only = aff_statement_step (statement) && aff_statement_int (statement, 0) == 1;
  gint64 id = is_only ? aff_statement_int (statement, 1) : 0;
  if (!aff_statement_finish (statement, error))
    return 0;
  if (id == 0)
    g_set_error (
      error, AFF_ERROR, AFF_ERROR_FORMAT,
      "A new %s belongs to a workshop; say which one with workshop=CODE, and add the "
      "workshop first if it is not there.",
      aff_entity_word (work->edit->entity));
  return id;
}

static gint64
insert_row (AffDb *db, const Work *work, gint64 workshop, GError **error)
{
  const char *sql = entities[work->edit->entity].insert;
  g_autoptr (AffStatement) insert = aff_db_prepare (db, sql);
  g_autoptr (AffStatement) last = aff_db_prepare (db, "SELECT last_insert_rowid ()");

  if (entities[work->edit->entity].needs_workshop)
    aff_statement_bind_int (insert, 1, workshop);
  if (work->edit->entity == AFF_ENTITY_NOTICE)
    aff_statement_bind_int (insert, 2, work->edit->now);
  aff_statement_run (insert);
  if (!aff_statement_finish (insert, error))
    return 0;
  gint64 id = aff_statement_step (last) ? aff_statement_int (last, 0) : 0;
  return aff_statement_finish (last, error) ? id : 0;
}

static gboolean
add_row (AffDb *db, gpointer data, GError **error)
{
  Work *work = data;
  AffTarget target = {db, work->edit->entity, 0, work->edit->now, NULL};
  gint64 workshop = 0;

  if (entities[target.entity].needs_workshop) {
    workshop = find_workshop (db, work, error);
    if (workshop == 0)
      return FALSE;
  }
  target.id = insert_row (db, work, workshop, error);
  if (target.id == 0 || !write_assignments (&target, work->assignments, error))
    return FALSE;
  work->new_id = target.entity == AFF_ENTITY_PAPER
                   ? g_strdup (find_assignment (work->assignments, "number")->value)
                   : g_strdup_printf ("%" G_GINT64_FORMAT, target.id);
  return TRUE;
}

static gboolean
collect_boards (AffDb *db, Work *work, GError **error)
{
  gint64 paper = aff_edit_find (db, AFF_ENTITY_PAPER, work->edit->id, error);
  g_autoptr (AffStatement)
    statement = aff_db_prepare (db,
                                "SELECT board.label FROM placement "
                                "JOIN presentation ON presentation.id = placement.presentation "
                                "JOIN board ON board.id = placement.board "
                                "WHERE presentation.paper = ?1 ORDER BY placement.item");

  if (paper == 0)
    return FALSE;
  aff_statement_bind_int (statement, 1, paper);
  while (aff_statement_step (statement))
    g_ptr_array_add (work->freed, g_strdup (aff_statement_text (statement, 0)));
  return aff_statement_finish (statement, error);
}

static gboolean
withdraw_paper (AffDb *db, gpointer data, GError **error)
{
  return collect_boards (db, data, error) && set_fields (db, data, error);
}

// "title, room": the fields that are set.
static char *
list_fields (const GPtrArray *assignments)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < assignments->len; i++) {
    const Assignment *assignment = g_ptr_array_index (assignments, i);
    g_string_append_printf (names, "%s%s", i ? ", " : "", assignment->field->name);
    if (assignment->suffix)
      g_string_append_printf (names, ".%s", assignment->suffix);
  }
  return g_string_free (names, FALSE);
}

static gboolean
run_work (AffDb *db,
          Work *work,
          const char *sentence,
          AffDbFunc func,
          gint64 *sequence,
          GError **error)
{
  AffChangeNote note = {work->edit->who, "edit", sentence, work->edit->now, work->edit->permit};

  return aff_change_run (db, &note, func, work, sequence, error);
}

static gboolean
check_id (const AffEdit *edit, GError **error)
{
  if (edit->id && g_utf8_validate (edit->id, -1, NULL))
    return TRUE;
  g_set_error (error, AFF_ERROR, AFF_ERROR_FORMAT,
               "What names the %s is not UTF-8; write it in a UTF-8 terminal.",
               aff_entity_word (edit->entity));
  return FALSE;
}

gboolean
aff_edit_set (AffDb *db, const AffEdit *edit, gint64 *sequence, GError **error)
{
  g_auto (Work) work = {.edit = edit};

  if (!check_id (edit, error))
    return FALSE;
  work.assignments = parse_assignments (edit, error);
  if (!work.assignments)
    return FALSE;
  g_autofree char *fields = list_fields (work.assignments);
  g_autofree char *sentence = g_strdup_printf ("Set %s of %s %s.", fields,
                                               aff_entity_word (edit->entity), edit->id);
  return run_work (db, &work, sentence, set_fields, sequence, error);
}

gboolean
aff_edit_add (AffDb *db, const AffEdit *edit, char **id, GError **error)
{
  g_auto (Work) work = {.edit = edit};

  if (!check_addable (edit->entity, error))
    return FALSE;
  work.assignments = parse_assignments (edit, error);
  if (!work.assignments || !check_required (edit->entity, work.assignments, error))
    return FALSE;
  g_autofree char *fields = list_fields (work.assignments);
  g_autofree char *sentence = g_strdup_printf ("Add %s with %s.",
                                               aff_entity_phrase (edit->entity), fields);
  if (!run_work (db, &work, sentence, add_row, NULL, error))
    return FALSE;
  *id = g_steal_pointer (&work.new_id);
  return TRUE;
}

gboolean
aff_edit_withdraw (AffDb *db,
                   const AffEdit *edit,
                   GPtrArray **freed,
                   gint64 *sequence,
                   GError **error)
{
  static const char *const assignments[] = {"withdrawn=yes", NULL};
  AffEdit withdrawal = {AFF_ENTITY_PAPER, edit->id,  assignments,
                        edit->who,        edit->now, edit->permit};
  g_auto (Work) work = {.edit = &withdrawal};

  if (!check_id (&withdrawal, error))
    return FALSE;
  work.assignments = parse_assignments (&withdrawal, error);
  work.freed = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sentence = g_strdup_printf ("Withdraw paper %s.", edit->id);
  if (!run_work (db, &work, sentence, withdraw_paper, sequence, error))
    return FALSE;
  if (freed)
    *freed = g_steal_pointer (&work.freed);
  return TRUE;
}
