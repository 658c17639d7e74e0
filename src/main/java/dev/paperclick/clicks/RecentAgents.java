package dev.paperclick.clicks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the user agents seen last told: most clicks come from few of them. Safe for use by several threads. */
final class RecentAgents {

    private static final int MOST = 4_096;

    private final Map<String, AgentSigns> known = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, AgentSigns> eldest) {
            return size() > MOST;
        }
    };

    AgentSigns of(String userAgent) {
        synchronized (known) {
            AgentSigns signs = known.get(userAgent);
            if (signs != null) {
                return signs;
            }
        }
        AgentSigns signs = UserAgents.signs(userAgent);
        synchronized (known) {
            known.put(userAgent, signs);
        }
        return signs;
    }
}
