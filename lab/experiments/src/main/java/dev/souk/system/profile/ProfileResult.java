package dev.souk.system.profile;

import java.nio.file.Path;
import java.util.List;

/**
 * A finished profile.
 *
 * @param page the file with the flame graph
 * @param text the most important shares, in lines
 */
public record ProfileResult(Path page, List<String> text) {}
