package ua.meterline.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {
    private static final String PASSWORD = "seven green boats";

    private final PasswordHashing hashing = WeakHashing.create();

    @Test
    void hashesWithTheParametersOfOwasp() throws Exception {
        PasswordHashing strong = new PasswordHashing();
        String hash = strong.hash(PASSWORD);
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(strong.matches(PASSWORD, hash)).isTrue();
    }

    @Test
    void isArgon2idAsTheReferenceImplementationComputesIt() throws Exception {
        // echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32, with version 13
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(hashing.matches("password", hash)).isTrue();
        assertThat(hashing.matches("Password", hash)).isFalse();
    }

    @Test
    void saltsEachPassword() throws Exception {
        assertThat(hashing.hash(PASSWORD)).isNotEqualTo(hashing.hash(PASSWORD));
    }

    @Test
    void distinguishesLettersOfAnyAlphabetButNotHowTheKeyboardComposesThem() throws Exception {
        String hash = hashing.hash("їжак і йод 12");
        assertThat(hashing.matches("ёжик в чай 12", hash)).isFalse();
        assertThat(hashing.matches("\u0456\u0308жак і \u0438\u0306од 12", hash)).isTrue();
    }

    @Test
    void takesAsLongForAnUnknownLoginAsForAWrongPassword() throws Exception {
        PasswordHashing costly = new PasswordHashing(4096, 0);
        String hash = costly.hash(PASSWORD);
        long known = 0;
        long unknown = 0;
        for (int i = 0; i < 5; i++) {
            known += cpuTime(() -> costly.matches("wrong password", hash));
            unknown += cpuTime(() -> costly.matches("wrong password", null));
        }
        assertThat((double) unknown / known).isBetween(0.3, 3.0);
        assertThat(costly.matches(PASSWORD, null)).isFalse();
    }

    @Test
    void hashesOneAtATimeAndTurnsAwayWhoWouldWaitLong() throws Exception {
        PasswordHashing costly = new PasswordHashing(4096, 3);
        ExecutorService storm = Executors.newFixedThreadPool(30);
        try {
            List<Future<String>> hashes = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                hashes.add(storm.submit(() -> costly.hash(PASSWORD)));
            }
            long busy = 0;
            for (Future<String> hash : hashes) {
                busy += isBusy(hash) ? 1 : 0;
            }
            assertThat(busy).isBetween(1L, 23L);
            assertThat(costly.matches(PASSWORD, hashing.hash(PASSWORD)))
                    .as("afterwards")
                    .isTrue();
        } finally {
            storm.shutdownNow();
        }
    }

    private static boolean isBusy(Future<String> hash) throws InterruptedException {
        try {
            assertThat(hash.get()).startsWith("$argon2id$");
            return false;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(PasswordHashing.BusyException.class);
            return true;
        }
    }

    private static long cpuTime(StaffSessionsTest.Attempt attempt) throws Exception {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        attempt.make();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
}
