package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class MemoryUsageTest {

    @Test
    void bytesAreReadFromTheKernelsTable() {
        List<String> rollup = List.of("Rss:               1184 kB", "Pss:                 26 kB", "Pss_Dirty:  4 kB");

        assertThat(MemoryUsage.bytes(rollup, "Pss:")).isEqualTo(26 * 1024);
        assertThat(MemoryUsage.bytes(rollup, "Swap:")).isNull();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisProcessUsesMemory() {
        MemoryUsage memory = MemoryUsage.ofOne(ProcessHandle.current().pid());

        assertThat(memory.pssBytes()).isPositive().isLessThanOrEqualTo(memory.rssBytes());
    }
}
