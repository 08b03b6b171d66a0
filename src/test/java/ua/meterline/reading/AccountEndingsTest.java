package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountEndingsTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "0501234567 0507654321,                       '4321, 4567'",
                "0501234567 0507654567,                       '34567, 54567'",
                "0501234567 0511234567,                       '01234567, 11234567'",
                "0501234567 0507654321 0501111111 0502222222, '1111, 2222, 4321, 4567'",
                "0501234567 0511234567 0521234567 0531234567, none"
            })
    void hasEnoughDigitsToTellTheAccountsApart(String accounts, String list) {
        assertThat(AccountEndings.of(List.of(accounts.split(" ")), Set.of()).map(AccountEndings::list))
                .isEqualTo(Optional.ofNullable(list));
    }

    /** The same text within minutes counts as a redelivery. */
    @ParameterizedTest
    @CsvSource({"4567, '34567, 54321'", "4567 34567, '234567, 654321'"})
    void isNoTextThatTheNumberHasSent(String said, String list) {
        assertThat(AccountEndings.of(List.of("0501234567", "0507654321"), Set.of(said.split(" ")))
                        .map(AccountEndings::list))
                .contains(list);
    }
}
