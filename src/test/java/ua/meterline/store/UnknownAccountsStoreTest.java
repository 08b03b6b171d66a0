package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.reading.Messages.ACCOUNT;
import static ua.meterline.reading.Messages.NOVEMBER_3RD;
import static ua.meterline.reading.Messages.accepted;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.reading.rules.Rules;

/** The setting that accepts accounts which are not in the registry. */
class UnknownAccountsStoreTest extends StoreReadingsTestSupport {
    UnknownAccountsStoreTest() {
        super(Rules.book(new RuleSettings(Set.of(), false, RuleSettings.DEFAULT.limits())), NOVEMBER_3RD);
    }

    @Test
    void acceptsUnknownAccountsWithARemark() throws Exception {
        store.execute("INSERT INTO account (account) VALUES ('0501234568')");
        write(List.of(accepted("a", ACCOUNT, 100)));

        assertThat(store.rows("SELECT outcome, reason FROM message")).containsExactly("accepted unknown-account");
        assertThat(store.rows("SELECT account, period, value, latest_message_id FROM effective_reading"))
                .containsExactly("0501234567 2026-11 100 1");
    }
}
