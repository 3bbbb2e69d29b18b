/* A disk that takes 4 ms for each sync, whatever the real one takes: what bounds single writes on it can be shown on a faster machine.
 *
 *   cc -shared -fPIC -O2 -o target/slow-sync.so bench/slow-sync.c -ldl
 *   LD_PRELOAD=$PWD/target/slow-sync.so tools/bench HttpBench
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>

enum { MICROSECONDS = 4000 };

static int slowly(const char *name, int file) {
    int (*sync_file)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    usleep(MICROSECONDS);
    return sync_file(file);
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
