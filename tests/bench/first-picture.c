// SPDX-License-Identifier: GPL-3.0-or-later
// Measures, from outside, how long a program needs from its start to its first useful picture: the
// first instant at which the screen looks as it does once the program is at rest. Lines of the
// screen are compared, so nothing is asked of the program itself. Prints a line "MS" for each run.
// Usage: first-picture WIDTH HEIGHT RUNS PROGRAM [ARGUMENT]...
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LINES      18
#define POLL_US    2000
#define REST_US    (3 * G_USEC_PER_SEC) // without a change: the program is at rest
#define PATIENCE_S 60

typedef struct {
  Display *display;
  int width;
  int height;
} Area;

static char *
read_lines (const Area *screen, gsize *size)
{
  GString *pixels = g_string_new (NULL);

  for (int i = 0; i < LINES; i++) {
    int y = (2 * i + 1) * screen->height / (2 * LINES);
    XImage *line = XGetImage (screen->display, DefaultRootWindow (screen->display), 0, y,
                              (unsigned) screen->width, 1, AllPlanes, ZPixmap);
    if (line == NULL)
      g_error ("The screen cannot be read.");
    g_string_append_len (pixels, line->data, line->bytes_per_line);
    XDestroyImage (line);
  }
  *size = pixels->len;
  return g_string_free (pixels, FALSE);
}

static gboolean
looks_like (const Area *screen, const char *picture)
{
  gsize size;
  g_autofree char *pixels = read_lines (screen, &size);

  return memcmp (pixels, picture, size) == 0;
}

static pid_t
start (char **command)
{
  pid_t process = fork ();

  if (process < 0)
    g_error ("%s cannot be started.", command[0]);
  if (process > 0)
    return process;
  setpgid (0, 0);
  execvp (command[0], command);
  _exit (127);
}

static void
wait_until (const Area *screen, const char *picture)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_S * G_USEC_PER_SEC;

  while (!looks_like (screen, picture)) {
    if (g_get_monotonic_time () > deadline)
      g_error ("The screen does not look as expected after %d seconds.", PATIENCE_S);
    g_usleep (POLL_US);
  }
}

// Ends PROCESS and what it started, and waits until the screen is as it was before.
static void
end (const Area *screen, pid_t process, const char *empty)
{
  kill (-process, SIGTERM);
  waitpid (process, NULL, 0);
  kill (-process, SIGKILL);
  wait_until (screen, empty);
}

// What the screen looks like when nothing has changed for a while.
static char *
learn (const Area *screen, const char *empty)
{
  gint64 begin = g_get_monotonic_time ();
  gint64 since = begin;
  gsize size;
  g_autofree char *picture = read_lines (screen, &size);

  while (g_get_monotonic_time () - since < REST_US || memcmp (picture, empty, size) == 0) {
    if (g_get_monotonic_time () - begin > PATIENCE_S * G_USEC_PER_SEC)
      g_error ("The screen does not come to rest.");
    g_usleep (10 * POLL_US);
    if (looks_like (screen, picture))
      continue;
    g_free (picture);
    picture = read_lines (screen, &size);
    since = g_get_monotonic_time ();
  }
  return g_steal_pointer (&picture);
}

int
main (int argc, char **argv)
{
  if (argc < 5)
    g_error ("Usage: first-picture WIDTH HEIGHT RUNS PROGRAM [ARGUMENT]...");
  Area screen = {XOpenDisplay (NULL), atoi (argv[1]), atoi (argv[2])};
  gsize size;

  if (screen.display == NULL)
    g_error ("There is no display.");
  g_autofree char *empty = read_lines (&screen, &size);
  pid_t process = start (argv + 4);
  g_autofree char *picture = learn (&screen, empty);
  end (&screen, process, empty);
  for (int i = 0; i < atoi (argv[3]); i++) {
    gint64 begin = g_get_monotonic_time ();
    process = start (argv + 4);
    wait_until (&screen, picture);
    g_print ("%.1f\n", (double) (g_get_monotonic_time () - begin) / 1000);
    end (&screen, process, empty);
  }
  XCloseDisplay (screen.display);
  return 0;
}
