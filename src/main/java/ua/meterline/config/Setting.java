package ua.meterline.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a setting on a parameter of a settings group: a record, or a class with one constructor.
 * {@link SettingsBinder} reads it, {@link SettingsCatalog} lists it, {@code application.properties} is generated from
 * it.
 *
 * <p>The parameter's type decides how the text is read: {@code String}, {@code Secret}, {@code int}, {@code double},
 * {@code boolean}, {@code Duration}, {@code Path} (empty: null), {@code ZoneId}, {@code ReadingFormat},
 * {@code MultilingualText} (its limits are those of each text), or an enum,
 * whose constant {@code RX_TX} is written {@code rx-tx}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface Setting {
    /** The full name, such as {@code meterline.smpp.host}. */
    String name();

    /** The default value, as text. */
    String defaultValue() default "";

    /** The meaning, in short sentences; line breaks do not matter. */
    String help();

    /** The title of the section that begins with this setting; empty: the section continues. */
    String section() default "";

    /** The earlier name, which is reported with the new one. */
    String formerly() default "";

    /** The least number, the least count of characters, or the shortest duration in milliseconds. */
    long min() default 0;

    /** The greatest number, the greatest count of characters, or the longest duration in milliseconds. */
    long max() default Integer.MAX_VALUE;

    /** A regular expression that the whole text must match; empty: any text. */
    String pattern() default "";

    /** The problem of a text that does not match the pattern, such as {@code must be 1 to 15 digits}. */
    String message() default "";

    /** The placeholders that a text for customers may have, such as {@code {value}}. */
    String[] placeholders() default {};

    /**
     * Whether a running gateway applies a new value on SIGHUP; otherwise a restart does. Only for values that are read
     * from {@link LiveSettings} each time they are used.
     */
    boolean reload() default false;

    /** How the text is parsed if the type alone does not determine it. */
    TextFormat format() default TextFormat.BY_TYPE;
}
