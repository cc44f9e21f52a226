// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/health.h"

#include "app/base/text.h"

#include <json-glib/json-glib.h>

static const char *const states[] = {"good", "unknown", "trouble"};

static void
free_answer (gpointer data)
{
  AffHealthAnswer *answer = data;

  g_free (answer->name);
  g_free (answer->sentence);
  g_free (answer->remedy);
  g_free (answer);
}

AffHealth *
aff_health_new (void)
{
  AffHealth *self = g_new0 (AffHealth, 1);

  self->answers = g_ptr_array_new_with_free_func (free_answer);
  return self;
}

void
aff_health_free (AffHealth *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->answers);
  g_free (self);
}

// One line, whatever it came from.
static char *
clean_line (const char *text)
{
  char *line = aff_text_clean (text);

  return line != NULL ? g_strdelimit (line, "\n", ' ') : NULL;
}

static void
add (AffHealth *self,
     const char *name,
     AffHealthState state,
     const char *sentence,
     const char *remedy)
{
  AffHealthAnswer *answer = g_new0 (AffHealthAnswer, 1);

  answer->name = clean_line (name);
  answer->state = state;
  answer->sentence = clean_line (sentence);
  answer->remedy = clean_line (remedy);
  g_ptr_array_add (self->answers, answer);
}

void
aff_health_add (AffHealth *self,
                const char *name,
                AffHealthState state,
                const char *remedy,
                const char *sentence,
                ...)
{
  g_return_if_fail (self != NULL && name != NULL && sentence != NULL);
  va_list arguments;

  va_start (arguments, sentence);
  g_autofree char *text = g_strdup_vprintf (sentence, arguments);
  va_end (arguments);
  add (self, name, state, text, remedy);
}

static guint
count (const AffHealth *self, AffHealthState state)
{
  guint sum = 0;

  for (guint i = 0; i < self->answers->len; i++)
    sum += ((AffHealthAnswer *) g_ptr_array_index (self->answers, i))->state == state;
  return sum;
}

gboolean
aff_health_is_good (const AffHealth *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return count (self, AFF_HEALTH_TROUBLE) == 0;
}

char *
aff_health_to_text (const AffHealth *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->answers->len; i++) {
    const AffHealthAnswer *answer = g_ptr_array_index (self->answers, i);

    g_string_append_printf (text, "%-7s  %-9s  %s\n", states[answer->state], answer->name,
                            answer->sentence);
    if (answer->remedy != NULL)
      g_string_append_printf (text, "%20s%s\n", "", answer->remedy);
  }
  g_string_append_printf (text, "\nGood: %u, unknown: %u, in trouble: %u.\n",
                          count (self, AFF_HEALTH_GOOD), count (self, AFF_HEALTH_UNKNOWN),
                          count (self, AFF_HEALTH_TROUBLE));
  return g_string_free (text, FALSE);
}

static void
add_member (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

char *
aff_health_to_json (const AffHealth *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < self->answers->len; i++) {
    const AffHealthAnswer *answer = g_ptr_array_index (self->answers, i);

    json_builder_begin_object (json);
    add_member (json, "name", answer->name);
    add_member (json, "state", states[answer->state]);
    add_member (json, "sentence", answer->sentence);
    add_member (json, "remedy", answer->remedy);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  g_autofree char *text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}

// The text of a member, NULL if there is none.
static const char *
find_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
             json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node)
           : NULL;
}

static int
find_state (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i], word) == 0)
      return (int) i;
  return -1;
}

static gboolean
add_element (AffHealth *self, JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL || find_text (object, "name") == NULL ||
      find_text (object, "sentence") == NULL || find_state (find_text (object, "state")) < 0)
    return FALSE;
  add (self, find_text (object, "name"),
       (AffHealthState) find_state (find_text (object, "state")),
       find_text (object, "sentence"), find_text (object, "remedy"));
  return TRUE;
}

gboolean
aff_health_add_json (AffHealth *self, const char *json)
{
  g_return_val_if_fail (self != NULL && json != NULL, FALSE);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  guint before = self->answers->len;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return FALSE;
  JsonArray *array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!add_element (self, json_array_get_element (array, i))) {
      g_ptr_array_set_size (self->answers, (int) before);
      return FALSE;
    }
  return TRUE;
}
