package ua.meterline.backoffice.submission;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import ua.meterline.common.Sha256;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/**
 * A reading as a program submits it.
 *
 * @param meter the number of the meter among those of the account, from 1; null for the one that is read now
 * @param readOn the local day on which it was read; null for today
 */
public record Submission(AccountNumber account, RegisterValue value, Integer meter, LocalDate readOn) {
    /** Equal for equal submissions. */
    byte[] digest() {
        String content = account.digits() + " " + value.value() + " " + meter + " " + readOn;
        return Sha256.digest(content.getBytes(StandardCharsets.UTF_8));
    }
}
