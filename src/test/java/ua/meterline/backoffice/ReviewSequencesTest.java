package ua.meterline.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.billing.BatchFormat;
import ua.meterline.billing.Export;
import ua.meterline.billing.ExportRequest;
import ua.meterline.billing.Periods;
import ua.meterline.common.CsvDialect;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.common.Progress;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.SeededCase;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.store.Database;
import ua.meterline.store.ExistingDatabase;

/** Any sequence of messages, decisions and exports leaves what a plain model says, in the view and at billing. */
class ReviewSequencesTest {
    private static final Periods PERIODS =
            new Periods(new BillingCalendar(ZoneOffset.UTC), Clock.systemUTC(), "1", new CsvDialect(';', true, false));

    private static final AccountNumber ACCOUNT = new AccountNumber("0501234567");
    private static final BillingPeriod PERIOD = BillingPeriod.parse("2026-11");
    private static final int[] VALUES = {100, 110, 120, 9_000, 9_100};
    private static final int TRIES = 30;
    private static final int STEPS = 30;

    @TempDir
    private Path folder;

    @Test
    void theReadingThatCountsFollowsFromAnySequence() {
        SeededCase.forAll(TRIES, random -> {
            Path data = Files.createTempDirectory(folder, "data");
            DatabaseAddress address = TestStore.in(data);
            Database.open(address, Duration.ofSeconds(5)).close();
            try (Connection connection = ExistingDatabase.write(address, Duration.ofSeconds(5));
                    Database database = Database.openBesideGateway(address, Duration.ofSeconds(5))) {
                Sequence sequence = new Sequence(
                        random,
                        connection,
                        new Export(database, data.resolve("export"), PERIODS, Progress.NONE),
                        GatewayDatabase.in(data));
                for (int step = 0; step < STEPS; step++) {
                    sequence.step();
                    sequence.verify();
                }
            }
        });
    }

    private static final class Sequence {
        private final SeededCase random;
        private final IntakeFixture intake;
        private final Reviews reviews;
        private final ReadingWithdrawals withdrawals;
        private final Export export;
        private final GatewayDatabase stored;
        private final ReviewModel model = new ReviewModel();
        private final StringBuilder log = new StringBuilder();

        Sequence(SeededCase random, Connection connection, Export export, GatewayDatabase stored) throws Exception {
            this.random = random;
            this.intake = new IntakeFixture(connection);
            this.reviews = new Reviews(
                    connection, new BillingCalendar(ZoneOffset.UTC), RuleSettings.DEFAULT, Clock.systemUTC());
            this.withdrawals = new ReadingWithdrawals(connection, Clock.systemUTC());
            this.export = export;
            this.stored = stored;
            intake.send(reading(90, PERIOD.plusMonths(-1), true));
        }

        private static MeterReading reading(int value, BillingPeriod period, boolean onTime) {
            return new MeterReading(ACCOUNT, new RegisterValue(value), period, onTime);
        }

        void step() throws Exception {
            int choice = random.nextInt(11);
            if (choice == 4 && model.effective().isPresent()) {
                withdraw(model.effective().get());
            } else if (choice < 5 || model.cases.isEmpty()) {
                var decision = intake.send(reading(anyValue(), PERIOD, random.nextInt(3) > 0));
                model.sent(decision);
                log.append("\n").append(decision.id()).append(' ').append(decision.outcome());
            } else if (choice < 10) {
                decide(model.cases.get(random.nextInt(model.cases.size())));
            } else {
                export();
            }
        }

        private int anyValue() {
            return VALUES[random.nextInt(VALUES.length)];
        }

        private void withdraw(int value) throws Exception {
            log.append("\nwithdraw ").append(value);
            model.withdraw(value);
            DecisionResult result = withdrawals.withdraw(
                    ACCOUNT, PERIOD, new RegisterValue(value), null, new Reviewer("Olena", "because"));
            assertThat(Optional.ofNullable(result.counting()).map(EffectiveReading::value))
                    .as(log.toString())
                    .isEqualTo(model.effective());
        }

        private void decide(ReviewModel.Case one) throws Exception {
            boolean accepting = random.nextInt(5) > 1;
            int value = random.nextInt(3) == 0 ? anyValue() : one.stated;
            boolean override = random.nextBoolean();
            boolean same = one.decided != null && one.decided == (accepting ? value : -1);
            List<Long> settled =
                    model.together(one).stream().map(each -> each.message).toList();
            log.append("\ndecide %d %s %d %s".formatted(one.message, accepting, value, override));
            boolean possible = !same;
            if (possible && accepting) {
                possible = model.accept(one, value, override);
            } else if (possible) {
                model.reject(one);
            }
            Optional<DecisionResult> result = tryIt(one.message, accepting, value, override);
            assertThat(result.isPresent()).as(log.toString()).isEqualTo(possible);
            result.ifPresent(done -> {
                assertThat(done.messages()).isEqualTo(settled);
                assertThat(Optional.ofNullable(done.counting()).map(EffectiveReading::value))
                        .isEqualTo(model.effective());
            });
        }

        private Optional<DecisionResult> tryIt(long message, boolean accepting, int value, boolean override)
                throws Exception {
            Reviewer reviewer = new Reviewer("Olena", "because");
            List<String> standing = stored.rows("SELECT id FROM standing_review WHERE message_id = " + message);
            DecisionTerms terms =
                    new DecisionTerms(standing.isEmpty() ? null : Long.valueOf(standing.get(0)), override, true);
            try {
                Correction correction = new Correction(null, new RegisterValue(value), null);
                return Optional.of(
                        accepting
                                ? reviews.accept(message, reviewer, correction, terms)
                                : reviews.reject(message, reviewer, terms));
            } catch (RefusedException e) {
                log.append(" refused: ").append(e.getMessage());
                return Optional.empty();
            }
        }

        private void export() throws Exception {
            export.run(new ExportRequest(List.of(PERIOD), BatchFormat.CSV, false, null));
            log.append("\nexport");
            assertThat(stored.rows("SELECT value FROM batch_reading ORDER BY batch_id DESC LIMIT 1").stream()
                            .filter(value -> !value.equals("null"))
                            .collect(Collectors.joining()))
                    .as(log.toString())
                    .isEqualTo(model.effective().map(String::valueOf).orElse(""));
        }

        void verify() {
            assertThat(stored.rows("SELECT value FROM effective_reading WHERE period = '2026-11'"))
                    .as(log.toString())
                    .isEqualTo(model.effective().map(String::valueOf).stream().toList());
        }
    }
}
