// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/text.h"
#include "app/qr/link.h"
#include "app/qr/qr.h"
#include "app/tool/tool.h"

#include <string.h>

#define MODULE_PX 10

// The address that the code of the paper NUMBER opens.
static char *
find_address (const AffTool *tool, const char *number, AffExit *exit)
{
  g_autoptr (AffProgramme) programme = aff_tool_load (tool, exit);

  if (!programme)
    return NULL;
  const AffPaper *paper = aff_programme_paper_by_number (programme, number);
  if (!paper) {
    g_autofree char *quote = aff_text_quote (number);
    *exit = aff_tool_fail (AFF_EXIT_USAGE,
                           "There is no paper “%s”; “affichectl show boards” lists numbers. An "
                           "address starts with https://.",
                           quote);
    return NULL;
  }
  const char *address = aff_link_choose (paper);
  if (!address)
    *exit = aff_tool_fail (AFF_EXIT_USAGE,
                           "Paper %s has no live link yet, so it has no code. Give it one with "
                           "“affichectl set paper %s link.KIND=ADDRESS”.",
                           number, number);
  return g_strdup (address);
}

static AffExit
write_file (const AffQr *code, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_suffix (path, ".svg")) {
    char *svg = aff_qr_to_svg (code);
    bytes = g_bytes_new_take (svg, strlen (svg));
  } else if (g_str_has_suffix (path, ".png"))
    bytes = aff_qr_to_png (code, MODULE_PX, &error);
  else
    return aff_tool_fail (AFF_EXIT_USAGE,
                          "%s ends neither in .svg nor in .png; give it one of the two.", path);
  if (!bytes)
    return aff_tool_fail_error (error);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  if (!g_file_set_contents (path, data, (gssize) size, &error))
    return aff_tool_fail (
      AFF_EXIT_FILE,
      "%s. Check that its folder exists and can be written, or name another "
      "file.",
      error->message);
  return AFF_EXIT_DONE;
}

static AffExit
print_code (const AffQr *code, const char *address)
{
  g_autofree char *shown = aff_qr_to_terminal (code);
  g_autofree char *host = aff_link_host (address);
  g_autofree char *text = g_strdup_printf ("%s%s\n%s\n", shown, host, address);

  return aff_tool_print (text);
}

static AffExit
make_code (const char *address, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!aff_link_check (address, &error))
    return aff_tool_fail_error (error);
  g_autoptr (AffQr) code = aff_qr_new (address, &error);
  if (!code)
    return aff_tool_fail_error (error);
  return path ? write_file (code, path) : print_code (code, address);
}

AffExit
aff_cmd_qr (AffTool *tool, char ***arguments)
{
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &path, "Write the code to a file",
     "FILE.svg|.png"},
    {NULL},
  };
  AffUsage usage = {"qr", "PAPER|ADDRESS",
                    "Makes the code of a paper or of an address, in the terminal or as a file.",
                    NULL, entries};
  AffExit exit = AFF_EXIT_DONE;

  if (!aff_tool_parse (tool, &usage, arguments, &exit))
    return exit;
  const char *what = (*arguments)[1];
  if (!what || (*arguments)[2])
    return aff_tool_fail_usage ("qr", "“qr” takes the number of one paper, or one address.");
  g_autofree char *address = strchr (what, ':') ? g_strdup (what)
                                                : find_address (tool, what, &exit);
  return address ? make_code (address, path) : exit;
}
