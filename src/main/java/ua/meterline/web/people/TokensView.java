package ua.meterline.web.people;

import java.util.List;
import ua.meterline.backoffice.staff.ApiToken;

/**
 * The tokens of other programs.
 *
 * @param done the key of what was done just now; empty for nothing
 */
public record TokensView(List<ApiToken> tokens, String done) {}
