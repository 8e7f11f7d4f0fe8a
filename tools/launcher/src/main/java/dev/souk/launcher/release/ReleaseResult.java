package dev.souk.launcher.release;

import java.util.List;

/**
 * How a release ended.
 *
 * @param promoted whether the new version runs now, and nothing else
 * @param reason why not; empty if it was promoted
 * @param running the names of the instances that run now
 */
public record ReleaseResult(boolean promoted, String reason, List<String> running) {}
