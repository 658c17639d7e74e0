package dev.paperclick.candidates;

import dev.paperclick.platform.UserProblem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The candidates in the store; sole writer of {@code user_candidate_info}. */
@Component
public class Candidates {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}");

    private static final String SELECT = """
            select user_id, full_name, email, phone, calendly_url, linkedin_url, portfolio_url,
                   base_redirect_url, resume::text as resume, source_sha256
              from user_candidate_info
             where user_id = coalesce(cast(:userId as text), user_id)
             order by user_id
            """;

    private static final int SECONDS = 2;

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final JdbcClient jdbc;

    public Candidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds the candidate, or replaces everything known of the one with this id. */
    public void save(Candidate candidate) {
        if (!ID.matcher(candidate.userId()).matches()) {
            throw UserProblem.inInput("'" + candidate.userId() + "' cannot be a candidate's id; use up to 100 letters, "
                    + "digits and . _ @ + -, such as steve_glen.");
        }
        jdbc.sql("""
                        insert into user_candidate_info (user_id, full_name, email, phone, calendly_url, linkedin_url,
                                                         portfolio_url, base_redirect_url, resume, source_sha256)
                        values (:userId, :fullName, :email, :phone, :calendlyUrl, :linkedinUrl,
                                :portfolioUrl, :baseRedirectUrl, :resume::jsonb, :sourceSha256)
                            on conflict (user_id) do update
                           set full_name         = excluded.full_name,
                               email             = excluded.email,
                               phone             = excluded.phone,
                               calendly_url      = excluded.calendly_url,
                               linkedin_url      = excluded.linkedin_url,
                               portfolio_url     = excluded.portfolio_url,
                               base_redirect_url = excluded.base_redirect_url,
                               resume            = excluded.resume,
                               source_sha256     = excluded.source_sha256
                        """)
                .param("userId", candidate.userId())
                .param("fullName", candidate.fullName())
                .param("email", candidate.email())
                .param("phone", candidate.phone())
                .param("calendlyUrl", candidate.calendlyUrl())
                .param("linkedinUrl", candidate.linkedinUrl())
                .param("portfolioUrl", candidate.portfolioUrl())
                .param("baseRedirectUrl", candidate.baseRedirectUrl())
                .param("resume", candidate.resume().toString())
                .param("sourceSha256", candidate.sourceSha256())
                .update();
    }

    /** Imports a profile: what it says wins, what it does not say stays as it is in the store. */
    @Transactional
    public Candidate importProfile(Candidate profile) {
        Candidate merged = find(profile.userId()).map(profile::over).orElse(profile);
        save(merged);
        return merged;
    }

    /**
     * Changes a candidate, or adds one when the change brings a name.
     *
     * @throws UserProblem when a value cannot be taken, or the candidate is unknown and the change has no name
     */
    @Transactional
    public Candidate change(String userId, CandidateChange change) {
        Candidate changed = change.applyTo(userId, find(userId));
        save(changed);
        return changed;
    }

    /** The candidate with this id. */
    public Optional<Candidate> find(String userId) {
        return query(userId).findFirst();
    }

    /** The candidate with this id; a {@code UserProblem} when there is none. */
    public Candidate get(String userId) {
        return find(userId)
                .orElseThrow(() -> UserProblem.inInput(
                        "There is no candidate '" + userId + "'; see 'paperclick candidate list'."));
    }

    /**
     * Whom the rows of a list belong to that do not say it themselves; empty when each must.
     *
     * @param asked the candidate that a person has named; null when none
     * @param listNamesNobody whether no row of the list says whose it is
     * @throws UserProblem when that is nobody, or cannot be told
     */
    public String applicant(@Nullable String asked, boolean listNamesNobody) {
        List<String> all = all().stream().map(Candidate::userId).toList();
        if (asked != null) {
            if (all.contains(asked)) {
                return asked;
            }
            throw UserProblem.inInput("--candidate '" + asked + "' is not known; known are "
                    + (all.isEmpty() ? "none" : shown(all)) + ". See 'paperclick candidate import --help'.");
        }
        if (all.isEmpty()) {
            throw UserProblem.inInput("There is no candidate yet; import one with 'paperclick candidate import FILE'.");
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        if (listNamesNobody) {
            throw UserProblem.inInput("There are " + all.size() + " candidates (" + shown(all)
                    + ") and the list does not say whose applications these are; use --candidate ID, or give the list a "
                    + "column candidate_id.");
        }
        return "";
    }

    private static String shown(List<String> ids) {
        return String.join(", ", ids.stream().limit(10).toList()) + (ids.size() > 10 ? ", …" : "");
    }

    /** The tokens with which candidates mark clicks of their own, by candidate. */
    public Map<String, String> ownClickTokens() {
        return jdbc
                .sql("select user_id, own_click_token from user_candidate_info")
                .withQueryTimeout(SECONDS)
                .query((row, number) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Gives a candidate a new token; links opened with the old one count again. Returns the new one. */
    public String renewOwnClickToken(String userId) {
        get(userId);
        return jdbc.sql("""
                update user_candidate_info
                   set own_click_token = make_own_click_token()
                 where user_id = :userId
                returning own_click_token
                """).param("userId", userId).query(String.class).single();
    }

    /** All candidates by id. */
    public List<Candidate> all() {
        return query(null).toList();
    }

    private Stream<Candidate> query(@Nullable String userId) {
        return jdbc.sql(SELECT).param("userId", userId).query(CandidateRow.class).list().stream()
                .map(CandidateRow::toCandidate);
    }

    private record CandidateRow(
            String userId,
            String fullName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String calendlyUrl,
            @Nullable String linkedinUrl,
            @Nullable String portfolioUrl,
            @Nullable String baseRedirectUrl,
            String resume,
            @Nullable String sourceSha256) {

        Candidate toCandidate() {
            return new Candidate(
                    userId,
                    fullName,
                    email,
                    phone,
                    calendlyUrl,
                    linkedinUrl,
                    portfolioUrl,
                    baseRedirectUrl,
                    (ObjectNode) MAPPER.readTree(resume),
                    sourceSha256);
        }
    }
}
