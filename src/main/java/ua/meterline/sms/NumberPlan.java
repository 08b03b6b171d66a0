package ua.meterline.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsmpp.bean.TypeOfNumber;
import ua.meterline.reading.Suppression;

/**
 * Normalizes telephone numbers from SMSCs to E.164: with or without plus, national or international, whatever their
 * type of number. Thread-safe.
 */
public final class NumberPlan {
    /** Shorter numbers belong to services, not to subscribers. */
    private static final int SHORTEST_SUBSCRIBER = 7;

    /** ITU-T E.164, section 6.2.1. */
    private static final int LONGEST = 15;

    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]{1,20}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s\\p{Zs}().-]+");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;
    private final int countryCode;
    private final String countryDigits;
    private final String shortCode;

    /**
     * A normalized address.
     *
     * @param address in E.164 form ({@code +380501234567}); unchanged when nothing can be sent to it
     * @param unanswerable why nothing can be sent to it, or null
     */
    public record Party(String address, Suppression unanswerable) {}

    /**
     * @param region of national numbers, such as {@code UA} (ISO 3166-1)
     * @param shortCode our own number
     * @throws IllegalArgumentException when there is no such region
     */
    public NumberPlan(String region, String shortCode) {
        if (!numbers.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException("must be a region, such as UA");
        }
        this.region = region;
        this.shortCode = shortCode;
        this.countryCode = numbers.getCountryCodeForRegion(region);
        this.countryDigits = Integer.toString(countryCode);
    }

    /** @param typeOfNumber source_addr_ton or dest_addr_ton (SMPP 3.4, section 5.2.5) */
    public Party party(byte typeOfNumber, String address) {
        if (address.isEmpty()) {
            return new Party(address, Suppression.NO_ADDRESS);
        }
        if (typeOfNumber == TypeOfNumber.ALPHANUMERIC.value()
                || !DIGITS.matcher(address).matches()) {
            return new Party(address, Suppression.ALPHANUMERIC_SENDER);
        }
        String digits = address.startsWith("+") ? address.substring(1) : address;
        if (digits.equals(shortCode)) {
            return new Party(address, Suppression.OWN_NUMBER);
        }
        if (digits.length() < SHORTEST_SUBSCRIBER) {
            return new Party(address, Suppression.SHORT_SENDER);
        }
        String e164 = e164(typeOfNumber, digits);
        return e164 == null ? new Party(address, Suppression.INVALID_SENDER) : new Party(e164, null);
    }

    /**
     * The E.164 form of a number as a person writes it, with blanks and signs; empty where no SMS can be sent to it.
     */
    public Optional<String> subscriber(String written) {
        Party party = party(
                TypeOfNumber.UNKNOWN.value(), BETWEEN_DIGITS.matcher(written).replaceAll(""));
        return party.unanswerable() == null ? Optional.of(party.address()) : Optional.empty();
    }

    private String e164(byte typeOfNumber, String digits) {
        // Nearly all addresses have this form, and this check takes a sixth of the time of parsing.
        if (digits.startsWith(countryDigits) && isValidInCountry(digits.substring(countryDigits.length()))) {
            return "+" + digits;
        }
        String abroad = "+" + digits;
        boolean international = typeOfNumber == TypeOfNumber.INTERNATIONAL.value();
        String first = parsed(international ? abroad : digits);
        return first != null ? first : parsed(international ? digits : abroad);
    }

    private boolean isValidInCountry(String national) {
        return !national.isEmpty()
                && national.length() <= LONGEST
                && national.charAt(0) != '0'
                && numbers.isValidNumber(
                        new PhoneNumber().setCountryCode(countryCode).setNationalNumber(Long.parseLong(national)));
    }

    /** Null when it is not a valid number. */
    private String parsed(String text) {
        try {
            PhoneNumber number = numbers.parse(text, region);
            return numbers.isValidNumber(number) ? numbers.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }
}
