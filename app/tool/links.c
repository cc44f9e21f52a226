// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tool/links.h"

#include "app/tool/ask.h"
#include "app/tool/json.h"

#include <stdio.h>
#include <unistd.h>

static volatile sig_atomic_t is_stopped;

static void
on_interrupt (int number)
{
  is_stopped = 1;
}

static void
tell_terminal (guint n_asked, guint n_all)
{
  fprintf (stderr, "\r%u of %u addresses asked", n_asked, n_all);
  fflush (stderr);
}

static void
clear_terminal (void)
{
  fputs ("\r\033[K", stderr);
  fflush (stderr);
}

// Asks with Ctrl-C caught; a program that was stopped ends as whoever started it expects.
static gboolean
ask (GPtrArray *addresses, int seconds, GError **error)
{
  gboolean is_watched = isatty (STDERR_FILENO);
  const AffAskLimits limits = {seconds, &is_stopped, is_watched ? tell_terminal : NULL};
  const struct sigaction catch = {.sa_handler = on_interrupt};
  struct sigaction before;

  sigaction (SIGINT, &catch, &before);
  if (before.sa_handler == SIG_IGN)
    sigaction (SIGINT, &before, NULL);
  gboolean is_done = aff_ask (addresses, &limits, error);
  sigaction (SIGINT, &before, NULL);
  if (is_watched)
    clear_terminal ();
  if (is_stopped)
    raise (SIGINT);
  return is_done;
}

static void
add_closed (JsonBuilder *json, const AffAddress *address)
{
  json_builder_begin_object (json);
  aff_json_text (json, "address", address->address);
  aff_json_text (json, "reason", address->trouble);
  json_builder_set_member_name (json, "uses");
  json_builder_begin_array (json);
  for (guint i = 0; i < address->uses->len; i++) {
    const AffAddressUse *use = g_ptr_array_index (address->uses, i);
    json_builder_begin_object (json);
    aff_json_text (json, "entity", use->entity);
    aff_json_number (json, "id", use->id);
    aff_json_text (json, "name", use->name);
    json_builder_end_object (json);
  }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static char *
describe_json (const GPtrArray *addresses)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  aff_json_number (json, "addresses", addresses->len);
  json_builder_set_member_name (json, "closed");
  json_builder_begin_array (json);
  for (guint i = 0; i < addresses->len; i++) {
    const AffAddress *address = g_ptr_array_index (addresses, i);
    if (address->trouble)
      add_closed (json, address);
  }
  json_builder_end_array (json);
  json_builder_end_object (json);
  return aff_json_finish (json);
}

static char *
describe_text (const GPtrArray *addresses)
{
  GString *text = g_string_new (NULL);
  guint n_closed = aff_address_count_closed (addresses);

  for (guint i = 0; i < addresses->len; i++) {
    const AffAddress *address = g_ptr_array_index (addresses, i);
    g_autofree char *uses = aff_address_uses (address);
    if (address->trouble)
      g_string_append_printf (text, "%s (%s): %s\n", address->address, uses, address->trouble);
  }
  g_string_append_printf (text, "%s%u address%s, %u do%s not open.\n", n_closed ? "\n" : "",
                          addresses->len, addresses->len == 1 ? "" : "es", n_closed,
                          n_closed == 1 ? "es" : "");
  return g_string_free (text, FALSE);
}

AffExit
aff_links_check (const AffProgramme *programme, int seconds, gboolean wants_json)
{
  g_autoptr (GPtrArray) addresses = aff_address_list (programme);
  g_autoptr (GError) error = NULL;

  if (!ask (addresses, seconds, &error))
    return aff_tool_fail (AFF_EXIT_FILE, "%s", error ? error->message : "Stopped.");
  const AffAddress *lost = aff_address_find_offline (addresses);
  if (lost)
    return aff_tool_fail (AFF_EXIT_FILE,
                          "No address could be reached (%s: %s), so this machine seems to be "
                          "offline; connect it, or name its proxy in https_proxy.",
                          lost->address, lost->trouble);
  g_autofree char *text = wants_json ? describe_json (addresses) : describe_text (addresses);
  AffExit exit = aff_tool_print (text);
  if (exit == AFF_EXIT_DONE && aff_address_count_closed (addresses) > 0)
    return AFF_EXIT_ERRORS;
  return exit;
}
