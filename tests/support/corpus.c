// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/corpus.h"

#include "app/base/text.h"
#include "app/programme/whole.h"

#include <json-glib/json-glib.h>
#include <string.h>

// Where a list lies and what its columns or members are called; NULL where there is none.
static const struct {
  const char *path;
  const char *title;
  const char *abstract;
  const char *authors;
  const char *labels;
  const char *separators; // of authors
} lists[CORPUS_COUNT] = {
  [CORPUS_ACL_2020] = {"papers/miniconf/acl2020-main_papers.csv", "title", "abstract",
                       "authors", "track", "|"},
  [CORPUS_ICLR_2020] = {"papers/miniconf/iclr2020-papers.csv", "title", "abstract", "authors",
                        "keywords", "|"},
  [CORPUS_MICCAI_2025] = {"papers/miccai/miccai-2025-index.json", "title", NULL, "authors",
                          "subject_areas", "|"},
  [CORPUS_MIDL_2020] = {"papers/midl/midl-2020-papers.json", "title", "abstract", "authors",
                        NULL, ","},
  [CORPUS_MIDL_2021] = {"papers/midl/midl-2021-papers.json", "title", "abstract", "authors",
                        "schedule", ","},
  [CORPUS_MIDL_2023] = {"papers/midl/midl-2023-papers.json", "title", "abstract", "authors",
                        "schedule", ","},
  [CORPUS_3DV_2025] = {"papers/3dv/3dv-2025-schedule_updated2.csv", "Title", "Abstract",
                       "Authors", NULL, ","},
  [CORPUS_SIGDIAL_2023] = {"papers/miniconf/sigdial-inlg2023-papers.csv", "title", "abstract",
                           "authors", "session", "|"},
  [CORPUS_CVPR_2024] = {"papers/big/cvpr2024.json.gz", "title", NULL, "author", NULL, ",;"},
  [CORPUS_ICCV_2021] = {"papers/big/iccv2021.json.gz", "title", NULL, "author", NULL, ",;"},
  [CORPUS_NIPS_2020] = {"papers/big/nips2020.json.gz", "title", NULL, "author", NULL, ",;"},
};

CorpusPaper *
corpus_paper_new (const char *title, const char *abstract)
{
  CorpusPaper *paper = g_new0 (CorpusPaper, 1);

  paper->title = aff_text_clean_line (title);
  paper->abstract = aff_text_clean (abstract);
  paper->authors = g_ptr_array_new_with_free_func (g_free);
  paper->labels = g_ptr_array_new_with_free_func (g_free);
  return paper;
}

void
corpus_paper_free (gpointer data)
{
  CorpusPaper *paper = data;

  g_free (paper->title);
  g_free (paper->abstract);
  g_ptr_array_unref (paper->authors);
  g_ptr_array_unref (paper->labels);
  g_free (paper);
}

static void
add_parts (GPtrArray *parts, const char *text, const char *separators)
{
  g_auto (GStrv) split = g_strsplit_set (text != NULL ? text : "", separators, -1);

  for (guint i = 0; split[i] != NULL; i++) {
    g_autofree char *part = aff_text_clean_line (split[i]);
    if (*part != '\0')
      g_ptr_array_add (parts, g_steal_pointer (&part));
  }
}

static char *
read_bytes (const char *folder, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) input = G_INPUT_STREAM (g_file_read (file, NULL, &error));
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) unzip = NULL;

  g_assert_no_error (error);
  if (g_str_has_suffix (name, ".gz")) {
    unzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
    GInputStream *plain = g_converter_input_stream_new (input, unzip);
    g_object_unref (input);
    input = plain;
  }
  g_output_stream_splice (output, input, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  *length = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (output));
  char *text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (output));
  text = g_realloc (text, *length + 1);
  text[*length] = '\0';
  return text;
}

// The next field of a comma-separated file; *IS_LAST of its row. NULL at the end.
static char *
read_field (const char **at, gboolean *is_last)
{
  GString *field = g_string_new (NULL);
  gboolean is_quoted = FALSE;

  if (**at == '\0') {
    g_string_free (field, TRUE);
    return NULL;
  }
  for (; **at != '\0'; (*at)++) {
    if (**at == '"' && is_quoted && (*at)[1] == '"')
      g_string_append_c (field, *(*at)++);
    else if (**at == '"')
      is_quoted = !is_quoted;
    else if (!is_quoted && (**at == ',' || **at == '\n'))
      break;
    else if (is_quoted || **at != '\r')
      g_string_append_c (field, **at);
  }
  *is_last = **at != ',';
  if (**at != '\0')
    (*at)++;
  return g_string_free (field, FALSE);
}

static GPtrArray *
read_row (const char **at)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  gboolean is_last = FALSE;

  while (!is_last) {
    char *field = read_field (at, &is_last);
    if (field == NULL)
      break;
    g_ptr_array_add (row, field);
  }
  return row;
}

static const char *
find_cell (const GPtrArray *head, const GPtrArray *row, const char *name)
{
  guint place;

  if (name == NULL ||
      !g_ptr_array_find_with_equal_func ((GPtrArray *) head, name, g_str_equal, &place) ||
      place >= row->len)
    return NULL;
  return g_ptr_array_index (row, place);
}

static void
read_table (GPtrArray *papers, CorpusList list, const char *text)
{
  const char *at = g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text;
  g_autoptr (GPtrArray) head = read_row (&at);

  while (*at != '\0') {
    g_autoptr (GPtrArray) row = read_row (&at);
    const char *title = find_cell (head, row, lists[list].title);
    if (title == NULL || *title == '\0')
      continue;
    CorpusPaper *paper = corpus_paper_new (title, find_cell (head, row, lists[list].abstract));
    add_parts (paper->authors, find_cell (head, row, lists[list].authors),
               lists[list].separators);
    add_parts (paper->labels, find_cell (head, row, lists[list].labels), "|");
    g_ptr_array_add (papers, paper);
  }
}

static const char *
find_member (JsonObject *object, const char *name)
{
  JsonNode *node = name != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

// A member that is a list of texts, or one text with SEPARATORS.
static void
add_member_parts (GPtrArray *parts,
                  JsonObject *object,
                  const char *name,
                  const char *separators)
{
  JsonNode *node = name != NULL ? json_object_get_member (object, name) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node)) {
    add_parts (parts, find_member (object, name), separators);
    return;
  }
  JsonArray *array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (parts, aff_text_clean_line (json_array_get_string_element (array, i)));
}

static void
read_object (GPtrArray *papers, CorpusList list, JsonNode *node)
{
  JsonObject *object = json_node_get_object (node);
  const char *title = find_member (object, lists[list].title);

  if (title == NULL)
    return;
  CorpusPaper *paper = corpus_paper_new (title, find_member (object, lists[list].abstract));
  add_member_parts (paper->authors, object, lists[list].authors, lists[list].separators);
  add_member_parts (paper->labels, object, lists[list].labels, "\n");
  g_ptr_array_add (papers, paper);
}

static void
read_objects (GPtrArray *papers, CorpusList list, const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GList) nodes = NULL;

  json_parser_load_from_data (parser, text, (gssize) length, &error);
  g_assert_no_error (error);
  JsonNode *root = json_parser_get_root (parser);
  if (JSON_NODE_HOLDS_OBJECT (root) &&
      json_object_has_member (json_node_get_object (root), "papers"))
    root = json_object_get_member (json_node_get_object (root), "papers");
  nodes = JSON_NODE_HOLDS_ARRAY (root) ? json_array_get_elements (json_node_get_array (root))
                                       : json_object_get_values (json_node_get_object (root));
  for (GList *at = nodes; at != NULL; at = at->next)
    read_object (papers, list, at->data);
}

const char *
corpus_name (CorpusList list)
{
  return lists[list].path;
}

GPtrArray *
corpus_read (const char *folder, CorpusList list)
{
  GPtrArray *papers = g_ptr_array_new_with_free_func (corpus_paper_free);
  gsize length;
  g_autofree char *text = read_bytes (folder, lists[list].path, &length);

  if (strstr (lists[list].path, ".json") != NULL)
    read_objects (papers, list, text, length);
  else
    read_table (papers, list, text);
  return papers;
}

typedef struct {
  AffWhole *whole;
  GHashTable *people; // name to AffPerson
  GHashTable *topics; // name to AffTopic
} Making;

static AffPerson *
find_person (Making *making, const char *name)
{
  AffPerson *person = g_hash_table_lookup (making->people, name);
  GPtrArray *people = making->whole->programme.people;

  if (person != NULL)
    return person;
  person = aff_whole_add (making->whole, AFF_TABLE_PERSON, sizeof *person, people->len + 1);
  person->name = aff_whole_keep (making->whole, name);
  g_ptr_array_add (people, person);
  g_hash_table_insert (making->people, (gpointer) person->name, person);
  return person;
}

static AffTopic *
find_topic (Making *making, const char *label)
{
  AffTopic *topic = g_hash_table_lookup (making->topics, label);
  GPtrArray *topics = making->whole->programme.topics;

  if (topic != NULL)
    return topic;
  topic = aff_whole_add (making->whole, AFF_TABLE_TOPIC, sizeof *topic, topics->len + 1);
  topic->letter = "A";
  topic->names = aff_whole_list (making->whole);
  AffName *name = aff_whole_record (making->whole, sizeof *name);
  name->language = "en";
  name->name = name->short_name = aff_whole_keep (making->whole, label);
  g_ptr_array_add (topic->names, name);
  g_ptr_array_add (topics, topic);
  g_hash_table_insert (making->topics, (gpointer) name->name, topic);
  return topic;
}

static void
add_paper (Making *making, const CorpusPaper *read, gboolean with_topics)
{
  AffWhole *whole = making->whole;
  GPtrArray *papers = whole->programme.papers;
  AffPaper *paper = aff_whole_add (whole, AFF_TABLE_PAPER, sizeof *paper, papers->len + 1);
  char number[16];

  g_snprintf (number, sizeof number, "%u", papers->len + 1);
  paper->number = aff_whole_keep (whole, number);
  paper->title = aff_whole_keep (whole, read->title);
  paper->language = "en";
  paper->abstract = read->abstract != NULL ? aff_whole_keep (whole, read->abstract) : NULL;
  paper->authors = aff_whole_list (whole);
  paper->topics = aff_whole_list (whole);
  paper->links = aff_whole_list (whole);
  paper->presentations = aff_whole_list (whole);
  for (guint i = 0; i < read->authors->len; i++) {
    AffAuthor *author = aff_whole_record (whole, sizeof *author);
    author->person = find_person (making, g_ptr_array_index (read->authors, i));
    g_ptr_array_add (paper->authors, author);
  }
  for (guint i = 0; with_topics && i < read->labels->len; i++)
    g_ptr_array_add (paper->topics, find_topic (making, g_ptr_array_index (read->labels, i)));
  g_ptr_array_add (papers, paper);
}

static void
add_lists (AffWhole *whole)
{
  AffProgramme *programme = &whole->programme;

  programme->workshops = aff_whole_list (whole);
  programme->plans = aff_whole_list (whole);
  programme->rooms = aff_whole_list (whole);
  programme->people = aff_whole_list (whole);
  programme->topics = aff_whole_list (whole);
  programme->items = aff_whole_list (whole);
  programme->papers = aff_whole_list (whole);
  programme->notices = aff_whole_list (whole);
  programme->hosts = aff_whole_list (whole);
  programme->zone = aff_whole_zone (whole, "Europe/Paris");
}

AffProgramme *
corpus_programme (const GPtrArray *papers, gboolean with_topics)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);
  Making making = {.whole = aff_whole_new (), .people = people, .topics = topics};

  add_lists (making.whole);
  for (guint i = 0; i < papers->len; i++)
    add_paper (&making, g_ptr_array_index (papers, i), with_topics);
  return &making.whole->programme;
}
