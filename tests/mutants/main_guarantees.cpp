// SPDX-License-Identifier: EUPL-1.2
// guarantees                        runs the guarantee tests, as any test program
// guarantees --mutant NAME TEST     switches one mistake on: exit 0 when that test notices it, 1 when it survives
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

#include "broker/base/mutant.h"

namespace {

constexpr int kNoSuchTest = 77;
constexpr unsigned kHangS = 60;

int withMutant(const char* mutant, const char* test) {
    const pid_t child = fork();
    if (child == 0) {
        alarm(kHangS);
        base::activeMutant() = mutant;
        testing::GTEST_FLAG(filter) = test;
        const int failed = RUN_ALL_TESTS();
        _exit(testing::UnitTest::GetInstance()->test_to_run_count() == 0 ? kNoSuchTest : failed);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child) return 2;
    if (WIFEXITED(status) && WEXITSTATUS(status) == kNoSuchTest) {
        std::printf("there is no test %s\n", test);
        return 2;
    }
    const bool isNoticed = !WIFEXITED(status) || WEXITSTATUS(status) != 0;
    const char* how =
        WIFSIGNALED(status) ? (WTERMSIG(status) == SIGALRM ? " (it hung)" : " (the program stopped)") : "";
    std::printf("mutant %s: %s%s\n", mutant, isNoticed ? "noticed" : "SURVIVED", how);
    return isNoticed ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    if (argc == 4 && std::strcmp(argv[1], "--mutant") == 0) return withMutant(argv[2], argv[3]);
    return RUN_ALL_TESTS();
}
