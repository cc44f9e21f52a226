// SPDX-License-Identifier: GPL-3.0-or-later
// staff: who may sign in at the kiosk. A PIN is printed once and stands nowhere else.
#include "app/base/clock.h"
#include "app/db/staff.h"
#include "app/tool/table.h"
#include "app/tool/tool.h"

#include <errno.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

typedef struct {
  char *role; // NULL: not given
  gboolean wants_json;
} Options;

// Not by stdio, in whose buffer the digits would stay.
static AffExit
print_pin (const AffPin *pin)
{
  if (write (STDOUT_FILENO, aff_pin_digits (pin), AFF_PIN_LENGTH) == AFF_PIN_LENGTH &&
      write (STDOUT_FILENO, "\n", 1) == 1)
    return AFF_EXIT_DONE;
  return aff_tool_fail (AFF_EXIT_FILE,
                        "The PIN cannot be written (%s). Make a new one with affichectl staff "
                        "reset.",
                        g_strerror (errno));
}

// What is not as it should be is the file: the words that were given have been looked at.
static AffExit
fail_file (const GError *error)
{
  if (g_error_matches (error, AFF_ERROR, AFF_ERROR_FORMAT))
    return aff_tool_fail (AFF_EXIT_FILE, "%s", error->message);
  return aff_tool_fail_error (error);
}

static AffExit
add_person (const AffTool *tool, const char *name, const Options *options)
{
  AffPermitRole role = AFF_PERMIT_DESK;
  g_autoptr (GError) error = NULL;

  if (options->role && !aff_permit_role_parse (options->role, &role, &error))
    return aff_tool_fail_usage ("staff", error->message);
  g_autoptr (AffPin) pin = aff_staff_add (tool->path, name, role, aff_tool_time (), &error);
  return pin ? print_pin (pin) : fail_file (error);
}

static AffExit
reset_person (const AffTool *tool, const char *name, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AffPin) pin = aff_staff_reset (tool->path, name, aff_tool_time (), &error);

  return pin ? print_pin (pin) : fail_file (error);
}

static AffExit
revoke_person (const AffTool *tool, const char *name, const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (!aff_staff_revoke (tool->path, name, aff_tool_time (), &error))
    return fail_file (error);
  g_autofree char *text = g_strdup_printf ("%s may sign in no more.\n", name);
  return aff_tool_print (text);
}

static AffExit
unlock (const AffTool *tool, const char *name, const Options *options)
{
  g_autoptr (GError) error = NULL;

  if (!aff_staff_unlock (tool->path, &error))
    return fail_file (error);
  return aff_tool_print ("PINs can be tried again.\n");
}

static void
add_json (JsonBuilder *json, GTimeZone *zone, const AffStaffPerson *person)
{
  g_autofree char *created = aff_zone_iso8601 (zone, person->created);
  g_autofree char *revoked = person->revoked ? aff_zone_iso8601 (zone, person->revoked) : NULL;

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "name");
  json_builder_add_string_value (json, person->name);
  json_builder_set_member_name (json, "role");
  json_builder_add_string_value (json, aff_permit_role_word (person->role));
  json_builder_set_member_name (json, "created");
  json_builder_add_string_value (json, created);
  json_builder_set_member_name (json, "revoked");
  if (revoked)
    json_builder_add_string_value (json, revoked);
  else
    json_builder_add_null_value (json);
  json_builder_end_object (json);
}

static char *
describe_json (const GPtrArray *people, GTimeZone *zone)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < people->len; i++)
    add_json (json, zone, g_ptr_array_index (people, i));
  json_builder_end_array (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

static char *
describe_text (const GPtrArray *people, GTimeZone *zone)
{
  g_autoptr (AffTable) table = aff_table_new (3);

  if (people->len == 0)
    return g_strdup ("Nobody may sign in.\n");
  for (guint i = 0; i < people->len; i++) {
    const AffStaffPerson *person = g_ptr_array_index (people, i);
    gint64 since = person->revoked ? person->revoked : person->created;
    g_autofree char *day = aff_zone_day (zone, since);
    g_autofree char *state = g_strconcat (person->revoked ? "revoked " : "since ", day, NULL);
    aff_table_add (table,
                   (const char *[]){person->name, aff_permit_role_word (person->role), state});
  }
  return aff_table_to_text (table);
}

static AffExit
list_people (const AffTool *tool, const char *name, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) people = aff_staff_list (tool->path, &error);

  if (!people)
    return fail_file (error);
  g_autofree char *text = options->wants_json ? describe_json (people, zone)
                                              : describe_text (people, zone);
  return aff_tool_print (text);
}

static const struct {
  const char *word;
  gboolean takes_name;
  AffExit (*run) (const AffTool *tool, const char *name, const Options *options);
} actions[] = {
  {"add", TRUE, add_person},     {"list", FALSE, list_people}, {"revoke", TRUE, revoke_person},
  {"reset", TRUE, reset_person}, {"unlock", FALSE, unlock},
};

static AffExit
run_action (const AffTool *tool, char **words, const Options *options)
{
  g_autoptr (GError) error = NULL;
  guint count = g_strv_length (words);

  for (guint i = 0; count > 0 && i < G_N_ELEMENTS (actions); i++) {
    if (!g_str_equal (words[0], actions[i].word))
      continue;
    if (count != (actions[i].takes_name ? 2 : 1))
      return aff_tool_fail_usage ("staff", actions[i].takes_name
                                             ? "One NAME is to follow (in quotes, if it has "
                                               "spaces)."
                                             : "Nothing is to follow.");
    if (actions[i].takes_name && !aff_staff_check_name (words[1], &error))
      return aff_tool_fail_error (error);
    return actions[i].run (tool, actions[i].takes_name ? words[1] : NULL, options);
  }
  return aff_tool_fail_usage ("staff", "“staff” takes add, list, revoke, reset or unlock.");
}

AffExit
aff_cmd_staff (AffTool *tool, char ***arguments)
{
  Options options = {0};
  const GOptionEntry entries[] = {
    {"role", 0, 0, G_OPTION_ARG_STRING, &options.role,
     "With add: desk (boards and presence, the default) or chair (everything)", "ROLE"},
    {"json", 0, 0, G_OPTION_ARG_NONE, &options.wants_json, "With list: print JSON", NULL},
    {NULL},
  };
  AffUsage usage = {"staff", "add NAME|list|revoke NAME|reset NAME|unlock",
                    "Says who may sign in at the kiosk. add and reset print a new PIN, once; "
                    "unlock ends the wait\nafter wrong PINs. The people are kept beside the "
                    "programme, in a file of this user alone.",
                    NULL, entries};
  AffExit exit = AFF_EXIT_DONE;

  if (aff_tool_parse (tool, &usage, arguments, &exit))
    exit = run_action (tool, *arguments + 1, &options);
  g_free (options.role);
  return exit;
}
