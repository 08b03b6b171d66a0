package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.Suppression;

class NumberPlanTest {
    private final NumberPlan plan = new NumberPlan("UA", "7104");

    @ParameterizedTest(name = "{1}, TON {0}")
    @CsvSource({
        // type of number, address from the SMSC, stored number
        "0, 380501234567,   +380501234567",
        "1, 380501234567,   +380501234567",
        "2, 380501234567,   +380501234567",
        "0, +380501234567,  +380501234567",
        "1, +380501234567,  +380501234567",
        "0, 0501234567,     +380501234567",
        "2, 0501234567,     +380501234567",
        "1, 0501234567,     +380501234567",
        "0, 501234567,      +380501234567",
        "2, 501234567,      +380501234567",
        "0, 00380501234567, +380501234567",
        "4, 380501234567,   +380501234567",
        "0, 380441234567,   +380441234567",
        "1, 48501234567,    +48501234567",
        "0, 48501234567,    +48501234567",
        "0, +48501234567,   +48501234567",
        "1, 15417543010,    +15417543010"
    })
    void normalisesAnyNotationOfANumber(byte ton, String address, String stored) {
        assertThat(plan.party(ton, address)).isEqualTo(new NumberPlan.Party(stored, null));
    }

    @ParameterizedTest(name = "{1}, TON {0}")
    @CsvSource({
        "5, KYIVSTAR,             ALPHANUMERIC_SENDER",
        "0, KYIVSTAR,             ALPHANUMERIC_SENDER",
        "5, 380501234567,         ALPHANUMERIC_SENDER",
        "5, +380501234567,        ALPHANUMERIC_SENDER",
        "0, 0501234567abc,        ALPHANUMERIC_SENDER",
        "0, 380-50-123,           ALPHANUMERIC_SENDER",
        "0, ٠٥٠١٢٣٤٥٦٧,           ALPHANUMERIC_SENDER",
        "0, 104,                  SHORT_SENDER",
        "3, 7105,                 SHORT_SENDER",
        "1, 123456,               SHORT_SENDER",
        "3, 7104,                 OWN_NUMBER",
        "0, +7104,                OWN_NUMBER",
        "1, 380123456789,         INVALID_SENDER",
        "0, 1234567,              INVALID_SENDER",
        "1, 99999999999999999999, INVALID_SENDER",
        "1, 38000000000000000000, INVALID_SENDER",
        "0, '',                   NO_ADDRESS"
    })
    void suppressesRepliesToOtherAddresses(byte ton, String address, Suppression reason) {
        assertThat(plan.party(ton, address)).isEqualTo(new NumberPlan.Party(address, reason));
    }

    @Test
    void readsNationalNumbersOfAnotherRegion() {
        assertThat(new NumberPlan("PL", "7104").party((byte) 0, "501234567").address())
                .isEqualTo("+48501234567");
    }

    /** After a country code of one digit, an address can have more digits than a number may have or a long can hold. */
    @ParameterizedTest
    @CsvSource({"RU, 79999999999999999999", "US, 19999999999999999999", "KZ, 70000000000000000000"})
    void reportsANumberWithOneDigitTooManyAsInvalid(String region, String address) {
        assertThat(new NumberPlan(region, "7104").party((byte) 1, address))
                .isEqualTo(new NumberPlan.Party(address, Suppression.INVALID_SENDER));
    }

    @Test
    void rejectsAnUnknownRegion() {
        assertThatThrownBy(() -> new NumberPlan("UKR", "7104")).isInstanceOf(IllegalArgumentException.class);
    }
}
