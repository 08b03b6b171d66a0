package ua.meterline.cli;

import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ua.meterline.backoffice.staff.Role;

/** Reads roles, separated by commas. */
final class RolesConverter implements ITypeConverter<RolesConverter.Roles> {
    /** For options and operands that it reads. */
    static final String DESCRIPTION = "One or more of shift, office, phone, auditor, admin; separated by commas.";

    /** What the user of a command wrote; a set alone would be taken for an option that may be repeated. */
    record Roles(Set<Role> set) {}

    @Override
    public Roles convert(String text) {
        try {
            return new Roles(Role.parse(text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
