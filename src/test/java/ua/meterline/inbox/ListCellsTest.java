package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.AccountNumber;

class ListCellsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0501234567      | 0501234567",
                "501234567       | 0501234567",
                "=\"0501234567\" | 0501234567",
                "'''0501234567'  | 0501234567",
                "'050 123 45 67' | 0501234567",
                "050-123-45-67   | 0501234567",
                "5.01235E+08     | none",
                "05012345678     | none",
                "12345678        | none",
                "٠٥٠١٢٣٤٥٦٧      | none",
                "''              | none"
            })
    void readsAnAccount(String cell, String digits) {
        assertThat(ListCells.account(ListCells.plain(cell))
                        .map(AccountNumber::digits)
                        .orElse("none"))
                .isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12345         | 12345",
                "00042         | 42",
                "'12\u00A0345' | 12345",
                "'12 345,00'   | 12345",
                "12345.0       | 12345",
                "12345,000     | 12345",
                "'12 345,000'  | 12345",
                "0,000         | 0",
                "12345.5       | none",
                // Twelve, or in other locales twelve thousand.
                "12,000        | none",
                "1.000         | none",
                "123,000       | none",
                "123456        | none",
                "-5            | none",
                "12e3          | none",
                "'1 23 45'     | none"
            })
    void readsARegisterValue(String cell, String value) {
        assertThat(ListCells.value(ListCells.plain(cell))
                        .map(found -> "" + found.value())
                        .orElse("none"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "01.11.2026, 2026-11-01",
        "1.11.26, 2026-11-01",
        "2026-11-01, 2026-11-01",
        "2026.11.01., 2026-11-01",
        "3/11/2026, 2026-11-03",
        "2026-11-01T10:15:00Z, 2026-11-01",
        "01.11.2026 9:15, 2026-11-01",
        "03.11.2026 р., 2026-11-03",
        "03.11.2026р, 2026-11-03",
        "3.11.26 г., 2026-11-03",
        "03.11.2026 року, 2026-11-03",
        "03.11.2026 г. 9:15, 2026-11-03",
        "31.11.2026, none",
        "13/13/2026, none",
        "yesterday, none",
        "46327, none"
    })
    void readsADate(String cell, String date) {
        assertThat(ListCells.date(ListCells.plain(cell)).map(Object::toString).orElse("none"))
                .isEqualTo(date);
    }
}
