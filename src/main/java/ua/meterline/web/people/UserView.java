package ua.meterline.web.people;

import java.util.List;
import ua.meterline.backoffice.staff.StaffMember;
import ua.meterline.backoffice.staff.StaffSession;

/**
 * A user as an admin sees them.
 *
 * @param oneself whether the admin looks at their own entry
 * @param done the key of what was done just now; empty for nothing
 * @param problem the key of what was refused; empty for nothing
 * @param generated a password that is shown once; empty for none
 */
public record UserView(
        StaffMember user,
        List<StaffSession> sessions,
        boolean oneself,
        String done,
        String problem,
        String generated) {}
