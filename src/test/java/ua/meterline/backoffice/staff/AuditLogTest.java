package ua.meterline.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.store.QueryPlan;
import ua.meterline.store.StoreUnavailableException;

class AuditLogTest {
    private static final Actor OLENA = new Actor("olena", "192.0.2.7");
    private static final Actor PETRO = new Actor("petro", "192.0.2.8");

    @TempDir
    Path folder;

    private StaffFixture staff;

    @BeforeEach
    void open() throws SQLException {
        staff = new StaffFixture(folder);
    }

    @AfterEach
    void close() throws SQLException {
        staff.close();
    }

    @Test
    void isNeverChangedNorShortened() throws Exception {
        record(OLENA, AuditAction.REVEAL, AuditObject.message(7));
        for (String slip : List.of("UPDATE audit_entry SET who = 'petro'", "DELETE FROM audit_entry")) {
            assertThatThrownBy(() -> staff.access.transaction(connection -> {
                        try (PreparedStatement statement = connection.prepareStatement(slip)) {
                            return statement.executeUpdate();
                        }
                    }))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageContaining("an audit entry is never");
        }
        assertThat(staff.audit()).containsExactly("olena reveal message 7");
    }

    @Test
    void vanishesWithTheTransactionThatItBelongsTo() {
        assertThatThrownBy(() -> staff.access.transaction(connection -> {
                    AuditLog.record(connection, staff.log.entry(OLENA, AuditAction.DECIDE));
                    throw new IllegalStateException("refused");
                }))
                .hasMessage("refused");
        assertThat(staff.audit()).isEmpty();
    }

    @Test
    void namesWhoBecameTheUserOfTheGatewayBySudo() {
        assertThat(Actor.ofCommand(Map.of("SUDO_USER", "olena")).who()).isEqualTo("cli:olena");
        assertThat(Actor.ofCommand(Map.of("SUDO_USER", "x\ny")).who()).matches("cli:\\S+");
    }

    @ParameterizedTest
    @CsvSource({
        "from +380671112233 to 380671112234, from *** to ***",
        "mail olena@example.org, mail ***",
        "batch 12 of 2026-11, batch 12 of 2026-11",
        "message 123456789, message 123456789",
        "number 0671112233, number ***"
    })
    void masksNumbersAndAddressesInDetails(String detail, String stored) {
        assertThat(staff.log.entry(OLENA, AuditAction.EXPORT).with(detail).detail())
                .isEqualTo(stored);
    }

    @Test
    void tellsPageByPageWhoDidWhatToWhichObjectAndWhen() throws Exception {
        for (int i = 0; i < 7; i++) {
            record(OLENA, AuditAction.REVEAL, AuditObject.message(i));
            record(PETRO, i == 3 ? AuditAction.DECIDE : AuditAction.REVEAL, AuditObject.message(i));
            staff.pass(Duration.ofSeconds(i / 3)); // some have the same time
        }
        assertThat(ids(AuditFilter.NONE, 3))
                .containsExactly(14L, 13L, 12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        assertThat(ids(filter("olena", null, null), 3)).containsExactly(13L, 11L, 9L, 7L, 5L, 3L, 1L);
        assertThat(ids(filter(null, AuditAction.DECIDE, null), 3)).containsExactly(8L);
        assertThat(ids(filter("petro", AuditAction.DECIDE, null), 3)).containsExactly(8L);
        assertThat(ids(filter("petro", AuditAction.REVEAL, AuditObject.message(3)), 3))
                .isEmpty();
        assertThat(ids(filter(null, null, AuditObject.message(3)), 3)).containsExactly(8L, 7L);
        Instant begin = Instant.parse("2026-11-03T10:00:00Z");
        AuditFilter firstSecond = new AuditFilter(null, null, null, begin, begin.plusSeconds(1));
        assertThat(ids(firstSecond, 3)).containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void readsTheLastEntriesInTheOrderOfTheirTimesAlthoughTheClockWasSetBack() throws Exception {
        record(OLENA, AuditAction.LOGIN, null);
        staff.pass(Duration.ofHours(-1));
        record(OLENA, AuditAction.LOGOUT, null);
        assertThat(ids(AuditFilter.NONE, 1)).containsExactly(1L, 2L);
    }

    @Test
    void stopsASearchAfterSomeThousandEntriesAndContinuesItThere() throws Exception {
        record(PETRO, AuditAction.DECIDE, null);
        staff.access.transaction(connection -> {
            for (int i = 0; i < 6_000; i++) {
                AuditLog.record(connection, staff.log.entry(PETRO, AuditAction.REVEAL));
            }
            return null;
        });
        AuditFilter rare = filter("petro", AuditAction.DECIDE, null);
        AuditPage first = staff.log.page(rare, null, 50);
        assertThat(first.lines()).isEmpty();
        assertThat(staff.log.page(rare, first.next(), 50).lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "select-audit-entries, audit_entry_at",
        "select-audit-entries-of-who, audit_entry_who",
        "select-audit-entries-of-action, audit_entry_action",
        "select-audit-entries-about, audit_entry_object"
    })
    void readsByAnIndexAndSortsNothing(String statement, String index) throws SQLException {
        assertThat(QueryPlan.of(staff.database, statement))
                .singleElement()
                .asString()
                .contains("SEARCH audit_entry USING INDEX " + index + " ");
    }

    private void record(Actor actor, AuditAction action, AuditObject object) throws Exception {
        staff.log.record(staff.log.entry(actor, action).about(object));
    }

    private static AuditFilter filter(String who, AuditAction action, AuditObject object) {
        return new AuditFilter(who, action, object, null, null);
    }

    private List<Long> ids(AuditFilter filter, int size) throws Exception {
        List<Long> ids = new ArrayList<>();
        AuditPage.Position position = null;
        do {
            AuditPage page = staff.log.page(filter, position, size);
            page.lines().forEach(line -> ids.add(line.id()));
            position = page.next() == null
                    ? null
                    : AuditPage.Position.parse(page.next().toString());
        } while (position != null);
        return ids;
    }
}
