package ua.meterline.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.common.UnusableFileException;
import ua.meterline.inbox.InboxFile;
import ua.meterline.inbox.ListReader;
import ua.meterline.mail.MailCase.Outcome;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.Decision;
import ua.meterline.reading.ImportJudge;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.PastReading;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Duplicate;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.Registration;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.reading.StoredState;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;

/**
 * Mails and lists with the structure of real ones, read and judged as the routes {@code import-letter} and
 * {@code import-list} do it.
 */
class MailCasesTest {
    private static final String OURS = "contact@zk.104.ua";
    private static final ZoneId ZONE = ZoneId.of("Europe/Kiev");
    private static final Instant RECEIVED_AT = Instant.parse("2026-11-04T10:00:00Z");
    private static final String DAY_OF_WINDOW = "02.11.2026";
    private static final BillingPeriod PERIOD_BEFORE = BillingPeriod.parse("2026-10");

    private static int readable;
    private static int accepted;
    private static int right;

    private final ListReader lists = new ListReader(() -> RECEIVED_AT, ZONE);
    private final LetterReader letters = new LetterReader(Mails.parser(), lists, OURS);
    private final ImportJudge judge = new ImportJudge(new BillingCalendar(ZONE));
    private final Decider decider = new Decider(Rules.book(RuleSettings.DEFAULT), new ReplyTexts("yes", "no"));

    @TempDir
    private Path inbox;

    /** MailCasesIT runs those that need a mail server. */
    static List<MailCase> cases() {
        return MailCase.all().stream()
                .filter(mailCase -> !mailCase.isAboutAnswers())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void holds(MailCase mailCase) throws Exception {
        Outcome outcome = outcome(mailCase);
        count(mailCase, outcome);
        assertThat(mailCase.allows(outcome))
                .as("%s: expected %s, but %s", mailCase, mailCase.expected(), outcome)
                .isTrue();
    }

    private static void count(MailCase mailCase, Outcome outcome) {
        readable += mailCase.isReadable() ? 1 : 0;
        if (!outcome.accepted().isEmpty()) {
            accepted++;
            right += mailCase.isWrong(outcome) ? 0 : 1;
        }
    }

    /** Precision: right of accepted. Recall: right of those that a careful person would read. */
    @AfterAll
    static void report() {
        System.out.printf(
                "cases: precision %.3f (%d of %d), recall %.3f (%d of %d)%n",
                (double) right / accepted, right, accepted, (double) right / readable, right, readable);
    }

    private Outcome outcome(MailCase mailCase) throws Exception {
        List<CustomerMessage> messages = new ArrayList<>();
        boolean quarantined = false;
        for (Path source : mailCase.files()) {
            InboxFile file = inInbox(source);
            try {
                if (lists.isList(file)) {
                    messages.addAll(lists.read(file).messages());
                } else {
                    messages.addAll(letters.read(file).messages());
                }
            } catch (UnusableFileException e) {
                // The route quarantine-file stores it as held.
                quarantined = true;
            }
        }
        return outcome(decide(mailCase, messages), quarantined);
    }

    private InboxFile inInbox(Path source) throws IOException {
        Path file = inbox.resolve(source.getFileName().toString());
        Files.write(file, MailCase.octets(source, DAY_OF_WINDOW));
        return new InboxFile(file, RECEIVED_AT);
    }

    private List<Decision> decide(MailCase mailCase, List<CustomerMessage> messages) {
        Map<AccountNumber, AccountHistory> histories = new HashMap<>();
        if (!mailCase.previous().isEmpty()) {
            addHistory(histories, mailCase.account(), Integer.parseInt(mailCase.previous()));
        }
        addHistory(histories, mailCase.secondAccount(), 1300);
        List<JudgedMessage> judged = messages.stream().map(judge::judge).toList();
        return decider.decide(judged, new StoredState(1, Set.of(), histories));
    }

    private static void addHistory(Map<AccountNumber, AccountHistory> histories, String account, int previous) {
        PastReading reading = new PastReading(PERIOD_BEFORE, new RegisterValue(previous), true, 1);
        histories.put(new AccountNumber(account), new AccountHistory(new Registration.NoRegistry(), List.of(reading)));
    }

    private static Outcome outcome(List<Decision> decisions, boolean quarantined) {
        Set<String> readings = new TreeSet<>();
        boolean held = quarantined;
        boolean rejected = false;
        for (Decision decision : decisions) {
            if (decision.outcome() instanceof Accepted stored) {
                readings.add(stored.reading().account().digits() + "="
                        + stored.reading().value().value());
            } else if (decision.outcome() instanceof Duplicate stated) {
                readings.add(stated.reading().account().digits() + "="
                        + stated.reading().value().value());
            }
            held |= decision.outcome().label().equals("held");
            rejected |= decision.outcome().label().equals("rejected");
        }
        return new Outcome(readings, held, rejected, 0);
    }
}
