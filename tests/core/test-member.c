// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/draft/member.h"

#define BIG "1e300"

static JsonObject *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (node));
}

// What is asked of the member "x" of each object; NULL: it is none of that.
typedef struct {
  const char *object;
  const char *text;
  const char *copy;
  const char *localised;
  gint64 number; // -7: none
  gboolean is_object;
  gboolean is_array;
} Case;

static const Case cases[] = {
  {"{}", NULL, NULL, NULL, -7, FALSE, FALSE},
  {"{\"x\":null}", NULL, NULL, NULL, -7, FALSE, FALSE},
  {"{\"x\":\"\"}", NULL, "", NULL, -7, FALSE, FALSE},
  {"{\"x\":\"word\"}", "word", "word", "word", -7, FALSE, FALSE},
  {"{\"x\":\"12\"}", "12", "12", "12", -7, FALSE, FALSE},
  {"{\"x\":12}", NULL, "12", NULL, 12, FALSE, FALSE},
  {"{\"x\":-9223372036854775808}", NULL, "-9223372036854775808", NULL, G_MININT64, FALSE,
   FALSE},
  {"{\"x\":2.5}", NULL, "2.5", NULL, 2, FALSE, FALSE},
  {"{\"x\":" BIG "}", NULL, "1.0000000000000001e+300", NULL, -7, FALSE, FALSE},
  {"{\"x\":true}", NULL, "true", NULL, -7, FALSE, FALSE},
  {"{\"x\":[\"word\"]}", NULL, NULL, NULL, -7, FALSE, TRUE},
  {"{\"x\":{}}", NULL, NULL, NULL, -7, TRUE, FALSE},
  {"{\"x\":{\"fr\":\"mot\",\"en\":\"word\"}}", NULL, NULL, "word", -7, TRUE, FALSE},
  {"{\"x\":{\"de\":3,\"fr\":\"mot\",\"en\":\"\"}}", NULL, NULL, "mot", -7, TRUE, FALSE},
  {"{\"x\":{\"en\":[{}]}}", NULL, NULL, NULL, -7, TRUE, FALSE},
};

static void
check_case (const Case *self)
{
  g_autoptr (JsonObject) object = parse (self->object);
  g_autofree char *copy = aff_member_dup (object, "x");

  g_test_message ("%s", self->object);
  g_assert_cmpstr (aff_member_text (object, "x"), ==, self->text);
  g_assert_cmpstr (copy, ==, self->copy);
  g_assert_cmpstr (aff_member_localised (object, "x"), ==, self->localised);
  g_assert_cmpint (aff_member_int (object, "x", -7), ==, self->number);
  g_assert_true ((aff_member_object (object, "x") != NULL) == self->is_object);
  g_assert_true ((aff_member_array (object, "x") != NULL) == self->is_array);
}

static void
test_anything_may_stand_anywhere (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

static void
test_nothing_has_no_members (void)
{
  g_autofree char *keep = NULL;

  g_assert_null (aff_node_object (NULL));
  g_assert_null (aff_node_array (NULL));
  g_assert_null (aff_node_text (NULL, &keep));
  g_assert_null (aff_member (NULL, "x"));
  g_assert_null (aff_member_object (NULL, "x"));
  g_assert_null (aff_member_localised (NULL, "x"));
  g_assert_cmpint (aff_member_int (NULL, "x", 3), ==, 3);
}

static void
test_a_kept_text_is_replaced (void)
{
  g_autoptr (JsonObject) object = parse ("{\"a\":1,\"b\":2}");
  g_autofree char *keep = NULL;

  g_assert_cmpstr (aff_node_text (aff_member (object, "a"), &keep), ==, "1");
  g_assert_cmpstr (aff_node_text (aff_member (object, "b"), &keep), ==, "2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/member/anything-may-stand-anywhere",
                   test_anything_may_stand_anywhere);
  g_test_add_func ("/exchange/member/nothing-has-no-members", test_nothing_has_no_members);
  g_test_add_func ("/exchange/member/a-kept-text-is-replaced", test_a_kept_text_is_replaced);
  return g_test_run ();
}
