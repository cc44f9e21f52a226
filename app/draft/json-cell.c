// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/json-cell.h"

#include "app/draft/member.h"

#include <string.h>

char *
aff_json_cell_name (JsonObject *object)
{
  g_return_val_if_fail (object != NULL, NULL);
  static const char *const names[] = {"fullname",    "full_name", "fullName",
                                      "public_name", "name",      "title",
                                      "text",        "value",     "url"};
  const char *first = aff_member_text (object, "first_name");
  const char *last = aff_member_text (object, "last_name");

  if (first && last)
    return g_strconcat (first, " ", last, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *text = aff_member_localised (object, names[i]);
    if (text)
      return g_strdup (text);
  }
  return g_strdup (aff_member_text (object, "en"));
}

// Where in LINE a time of day begins, with the dash before it; NULL if there is none.
static const char *
find_time (const char *line)
{
  static const char *const dashes[] = {" — ", " – ", " - "};

  for (const char *at = line; *at; at++)
    for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++) {
      const char *time = g_str_has_prefix (at, dashes[i]) ? at + strlen (dashes[i]) : NULL;
      gsize digits = time ? strspn (time, "0123456789") : 0;
      if (digits > 0 && digits <= 2 && time[digits] == ':')
        return at;
    }
  return NULL;
}

char *
aff_json_cell_sessions (JsonNode *node)
{
  g_autofree char *keep = NULL;
  const char *words = aff_node_text (node, &keep);
  g_auto (GStrv) lines = g_strsplit (words ? words : "", "\n", -1);
  GString *text = g_string_new (NULL);
  const char *day = NULL;

  for (char **line = lines; *line; line++) {
    const char *time = find_time (g_strstrip (g_strdelimit (*line, "|", '/')));
    if (time)
      g_string_append_printf (text, "%s%s%s%.*s", text->len > 0 ? "|" : "", day ? day : "",
                              day ? ": " : "", (int) (time - *line), *line);
    day = time || !**line ? NULL : *line;
  }
  return g_string_free (text, FALSE);
}

char *
aff_json_cell_local (JsonNode *node)
{
  char *keep = NULL;
  const char *text = aff_node_text (node, &keep);
  char *local = keep ? keep : g_strdup (text);

  if (local && g_str_has_suffix (local, "Z"))
    local[strlen (local) - 1] = '\0';
  return local;
}
