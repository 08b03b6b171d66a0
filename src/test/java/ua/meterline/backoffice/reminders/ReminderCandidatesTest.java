package ua.meterline.backoffice.reminders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReminderCandidatesTest {
    private final ReminderCandidates candidates = new ReminderCandidates();

    private List<Recipient> waiting() {
        List<Recipient> all = new ArrayList<>();
        candidates.waiting(2).forEach(all::addAll);
        return all;
    }

    @Test
    void namesEachNumberOnceWithItsAccounts() {
        candidates.add("+380671112233", "0501234567", false);
        candidates.add("+380671112234", "0000000001", false);
        candidates.add("+380671112233", "0501234568", false);
        candidates.add("+380671112233", "0501234568", false);
        candidates.close();

        assertThat(candidates.numbers()).isEqualTo(2);
        assertThat(candidates.waiting()).isEqualTo(2);
        assertThat(waiting())
                .containsExactlyInAnyOrder(
                        new Recipient("+380671112233", List.of("0501234567", "0501234568")),
                        new Recipient("+380671112234", List.of("0000000001")));
    }

    @Test
    void takesAReadingOfOneAccountForAllOfTheNumber() {
        candidates.add("+380671112233", "0501234567", false);
        candidates.add("+380671112233", "0501234568", true);
        candidates.close();

        assertThat(candidates.numbers()).isEqualTo(1);
        assertThat(candidates.waiting()).isZero();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void keepsNumbersAsTheyAreAndLeavesOutNames() {
        for (String sender :
                List.of("380671112233", "+380671112233", "007", "07", "+123456789012345", "Kyivstar", "+")) {
            candidates.add(sender, "9999999999", false);
        }
        candidates.close();

        assertThat(waiting())
                .extracting(Recipient::number)
                .containsExactlyInAnyOrder("380671112233", "+380671112233", "007", "07", "+123456789012345");
    }

    @Test
    void isEmptyWithoutReadings() {
        candidates.close();

        assertThat(candidates.numbers()).isZero();
        assertThat(waiting()).isEmpty();
    }

    /** Against the obvious way, which takes twenty times the memory. */
    @Test
    void groupsManyLikeAMap() {
        Random random = new Random(16);
        Map<String, Set<String>> accounts = new TreeMap<>();
        Set<String> submitted = new TreeSet<>();
        for (int i = 0; i < 50_000; i++) {
            String number = "+38067%07d".formatted(random.nextInt(20_000));
            String account = "05%08d".formatted(i);
            boolean done = random.nextInt(10) == 0;
            candidates.add(number, account, done);
            accounts.computeIfAbsent(number, any -> new TreeSet<>()).add(account);
            if (done) {
                submitted.add(number);
            }
        }
        candidates.close();

        assertThat(candidates.numbers()).isEqualTo(accounts.size());
        accounts.keySet().removeAll(submitted);
        assertThat(candidates.waiting()).isEqualTo(accounts.size());
        Map<String, Set<String>> found = new TreeMap<>();
        waiting().forEach(recipient -> found.put(recipient.number(), new TreeSet<>(recipient.accounts())));
        assertThat(found).isEqualTo(accounts);
    }
}
