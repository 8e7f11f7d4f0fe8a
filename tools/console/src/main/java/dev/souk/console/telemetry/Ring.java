package dev.souk.console.telemetry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Keeps the elements that were added last. Thread-safe. */
final class Ring<T> {

    private final int capacity;
    private final ArrayDeque<T> elements = new ArrayDeque<>();

    Ring(int capacity) {
        this.capacity = capacity;
    }

    synchronized void add(T element) {
        if (elements.size() == capacity) {
            elements.removeFirst();
        }
        elements.addLast(element);
    }

    /** Oldest first. */
    synchronized List<T> elements() {
        return new ArrayList<>(elements);
    }

    synchronized int size() {
        return elements.size();
    }
}
