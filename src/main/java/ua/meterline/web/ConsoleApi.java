package ua.meterline.web;

import java.util.function.Consumer;
import ua.meterline.backoffice.staff.ApiTokens;

/**
 * The HTTP API for other programs.
 *
 * @param perSecond most calls of one program
 * @param paths registers them
 */
public record ConsoleApi(ApiTokens tokens, int perSecond, Consumer<ApiRoutes> paths) {}
