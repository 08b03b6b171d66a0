package ua.meterline.web;

import java.util.function.Consumer;
import ua.meterline.backoffice.limit.RateLimit;
import ua.meterline.backoffice.staff.ApiTokens;

/**
 * The HTTP API for other programs.
 *
 * @param perSecond most calls of one program
 * @param limit of the calls of each program
 * @param paths registers them
 */
public record ConsoleApi(ApiTokens tokens, int perSecond, RateLimit limit, Consumer<ApiRoutes> paths) {}
