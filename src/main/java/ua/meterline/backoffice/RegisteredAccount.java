package ua.meterline.backoffice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An account as the registry has it. All but the account may be null.
 *
 * @param account ten digits
 * @param meterDigits how many digits the dial has
 * @param usualUse in a month, in the meter's units
 * @param phone numbers in E.164 form, joined by commas
 */
public record RegisteredAccount(
        String account,
        String name,
        String address,
        Integer meterDigits,
        Integer usualUse,
        String meterNumber,
        String phone) {
    public static RegisteredAccount of(ResultSet row) throws SQLException {
        return new RegisteredAccount(
                row.getString("account"),
                row.getString("name"),
                row.getString("address"),
                (Integer) row.getObject("meter_digits"),
                (Integer) row.getObject("usual_use"),
                row.getString("meter_number"),
                row.getString("phone"));
    }

    /** By name, in reading order; null for what the registry does not have. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("account", account);
        facts.put("name", name);
        facts.put("address", address);
        facts.put("meter-digits", meterDigits);
        facts.put("usual-use", usualUse);
        facts.put("meter-number", meterNumber);
        facts.put("phone", phone);
        return facts;
    }

    /** Name and address; empty where the registry has neither. */
    public Optional<String> customer() {
        String both = Stream.of(name, address).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return both.isEmpty() ? Optional.empty() : Optional.of(both);
    }

    /** Whether a part of the account, the name, the address or the number of the meter is this text, in any case. */
    boolean mentions(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return Stream.of(account, name, address, meterNumber)
                .anyMatch(part -> part != null && part.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
