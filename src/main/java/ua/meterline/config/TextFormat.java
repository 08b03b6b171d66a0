package ua.meterline.config;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.text.ParseException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.quartz.CronExpression;
import ua.meterline.common.MailAddress;
import ua.meterline.reading.rules.Rules;

/** Formats of settings whose Java type alone does not say what is valid. */
enum TextFormat {
    BY_TYPE(text -> text),
    /** A Quartz cron expression, or empty. */
    CRON(TextFormat::cron),
    /** An e-mail address; the domain is converted to lower case. */
    MAIL_ADDRESS(TextFormat::mailAddress),
    /** A telephone number in E.164, or empty. */
    NUMBER(TextFormat::number),
    /** A region of ISO 3166-1 that libphonenumber supports. */
    REGION(TextFormat::region),
    /** A set of names of rules, separated by commas. */
    RULE_NAMES(TextFormat::ruleNames),

    /** Values of command_status and ranges of them, separated by commas. */
    STATUS_RANGES(StatusRanges::of);

    private final Function<String, Object> conversion;

    TextFormat(Function<String, Object> conversion) {
        this.conversion = conversion;
    }

    /** @throws IllegalArgumentException saying what is valid */
    Object convert(String text) {
        return conversion.apply(text);
    }

    private static String cron(String text) {
        if (!text.isEmpty()) {
            try {
                CronExpression.validateExpression(text);
            } catch (ParseException e) {
                throw new IllegalArgumentException("must be a Quartz cron expression, such as 0 0 3 * * ?", e);
            }
        }
        return text;
    }

    private static String mailAddress(String text) {
        return MailAddress.of(text)
                .orElseThrow(() -> new IllegalArgumentException("must be an e-mail address, such as contact@zk.104.ua"))
                .text();
    }

    private static String number(String text) {
        if (!text.isEmpty() && !isNumber(text)) {
            throw new IllegalArgumentException("must be a number with its country code, such as +380501234567");
        }
        return text;
    }

    private static boolean isNumber(String text) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return text.matches("\\+[0-9]+") && numbers.isValidNumber(numbers.parse(text, null));
        } catch (NumberParseException e) {
            return false;
        }
    }

    private static String region(String text) {
        if (!PhoneNumberUtil.getInstance().getSupportedRegions().contains(text)) {
            throw new IllegalArgumentException("must be a region, such as UA");
        }
        return text;
    }

    private static Set<String> ruleNames(String text) {
        Set<String> names = new TreeSet<>();
        for (String name : text.isEmpty() ? new String[0] : text.split("\\s*,\\s*")) {
            if (!Rules.names().contains(name)) {
                throw new IllegalArgumentException(
                        "must name rules, separated by commas, of: " + String.join(", ", Rules.names()));
            }
            names.add(name);
        }
        return names;
    }
}
