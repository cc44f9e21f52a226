// SPDX-License-Identifier: GPL-3.0-or-later
// set, add and withdraw: what changes on the day.
#include "app/base/text.h"
#include "app/programme/edit.h"
#include "app/qr/link.h"
#include "app/tool/hall.h"

#include <string.h>

static char *
describe_fields (void)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < AFF_ENTITY_COUNT; i++) {
    g_autofree char *fields = aff_entity_describe (i);
    g_string_append_printf (text, "%sFields of %s:\n%s", i ? "\n" : "", aff_entity_word (i),
                            fields);
  }
  return g_string_free (text, FALSE);
}

// An address that no code may open is refused here, where somebody can mend it.
static gboolean
check_links (char **assignments, AffExit *exit)
{
  for (guint i = 0; assignments[i]; i++) {
    const char *sign = strchr (assignments[i], '=');
    if (!g_str_has_prefix (assignments[i], "link.") || !sign || !sign[1])
      continue;
    g_autofree char *name = g_strndup (assignments[i], sign - assignments[i]);
    g_autoptr (GError) error = NULL;
    if (g_str_has_suffix (name, ".live") || aff_link_check (sign + 1, &error))
      continue;
    g_autofree char *quote = aff_text_quote (name);
    *exit = aff_tool_fail (AFF_EXIT_USAGE, "%s: %s", quote, error->message);
    return FALSE;
  }
  return TRUE;
}

static AffExit
print_change (gint64 sequence)
{
  if (sequence == 0)
    return aff_tool_print ("Nothing to change.\n");
  g_autofree char *text = g_strdup_printf ("Saved as change %" G_GINT64_FORMAT ".\n", sequence);
  return aff_tool_print (text);
}

static AffExit
set_row (AffTool *tool, AffEdit *edit)
{
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_WRITE, &exit);
  g_autoptr (GError) error = NULL;
  gint64 sequence;

  if (!db)
    return exit;
  if (!aff_edit_set (db, edit, &sequence, &error))
    return aff_tool_fail_error (error);
  return print_change (sequence);
}

static AffExit
add_row (AffTool *tool, AffEdit *edit)
{
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_WRITE, &exit);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  if (!db)
    return exit;
  if (!aff_edit_add (db, edit, &id, &error))
    return aff_tool_fail_error (error);
  g_autofree char *text = g_strconcat (id, "\n", NULL);
  return aff_tool_print (text);
}

// COUNT words stand before the assignments: the entity, and for `set` the id.
static gboolean
read_edit (const char *name, char **words, guint count, AffEdit *edit, AffExit *exit)
{
  g_autoptr (GError) error = NULL;

  if (g_strv_length (words) <= count) {
    *exit = aff_tool_fail_usage (name, "Something is missing.");
    return FALSE;
  }
  if (!aff_entity_parse (words[0], &edit->entity, &error)) {
    *exit = aff_tool_fail_usage (name, error->message);
    return FALSE;
  }
  edit->assignments = (const char *const *) words + count;
  edit->who = "affichectl";
  edit->now = aff_tool_time ();
  return check_links (words + count, exit);
}

AffExit
aff_cmd_set (AffTool *tool, char ***arguments)
{
  g_autofree char *description = describe_fields ();
  AffUsage usage = {
    "set", "ENTITY ID FIELD=VALUE…",
    "Sets fields of a workshop, room, item, paper, person, topic, notice, board or passage: "
    "all of them\nor none. ID is a paper's number, a board's label, the code of a workshop or "
    "passage, a topic's letter,\nthe name of a room or person, or the id of anything else; id:12 "
    "is always the id 12.",
    description};
  AffExit exit = AFF_EXIT_DONE;
  AffEdit edit = {0};

  if (!aff_tool_parse (tool, &usage, arguments, &exit) ||
      !read_edit ("set", *arguments + 1, 2, &edit, &exit))
    return exit;
  edit.id = (*arguments)[2];
  return set_row (tool, &edit);
}

AffExit
aff_cmd_add (AffTool *tool, char ***arguments)
{
  g_autofree char *description = describe_fields ();
  AffUsage usage = {
    "add", "ENTITY FIELD=VALUE…",
    "Adds a workshop, room, item, paper, person, topic or notice and prints what "
    "“set” takes as its ID.",
    description};
  AffExit exit = AFF_EXIT_DONE;
  AffEdit edit = {0};

  if (!aff_tool_parse (tool, &usage, arguments, &exit) ||
      !read_edit ("add", *arguments + 1, 1, &edit, &exit))
    return exit;
  return add_row (tool, &edit);
}

static AffExit
print_freed (AffDb *db, const char *paper, const GPtrArray *freed)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "Paper %s is withdrawn; ", paper);
  for (guint i = 0; i < freed->len; i++)
    g_string_append_printf (text, "%s%s",
                            i                ? ", "
                            : freed->len > 1 ? "boards "
                                             : "board ",
                            (const char *) g_ptr_array_index (freed, i));
  g_string_append (text, freed->len > 1    ? " are free.\n"
                         : freed->len == 1 ? " is free.\n"
                                           : "it was on no board.\n");
  g_autofree char *offers = aff_hall_describe_offers (db);
  g_string_append (text, offers);
  return aff_tool_print (text->str);
}

AffExit
aff_cmd_withdraw (AffTool *tool, char ***arguments)
{
  AffUsage usage = {"withdraw", "PAPER",
                    "Withdraws a paper: its boards become free, its place on wait lists ends."};
  AffExit exit = AFF_EXIT_DONE;
  g_autoptr (GPtrArray) freed = NULL;
  g_autoptr (GError) error = NULL;
  gint64 sequence;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  AffEdit edit = {AFF_ENTITY_PAPER, (*arguments)[1], NULL, "affichectl", aff_tool_time ()};
  if (!edit.id || (*arguments)[2])
    return aff_tool_fail_usage ("withdraw", "“withdraw” takes the number of one paper.");
  g_autoptr (AffDb) db = aff_tool_open (tool, AFF_DB_WRITE, &exit);
  if (!db)
    return exit;
  if (!aff_edit_withdraw (db, &edit, &freed, &sequence, &error))
    return aff_tool_fail_error (error);
  return sequence == 0 ? print_change (0) : print_freed (db, edit.id, freed);
}
