package dev.souk.launcher.control;

import dev.souk.launcher.api.SoukOperations;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those of {@link SoukOperations} that release a new version. */
public interface ReleaseOperations {

    /** As {@link SoukOperations#beginRelease}. */
    List<String> beginRelease(String service, String version, @Nullable Path jar);

    /** As {@link SoukOperations#shareCalls}. */
    void shareCalls(String service, int percent);

    /** As {@link SoukOperations#completeRelease}. */
    List<String> completeRelease(String service);

    /** As {@link SoukOperations#abandonRelease}. */
    List<String> abandonRelease(String service);
}
