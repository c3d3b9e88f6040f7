rename table `a` to `__old_a`;
rename table `b` to `a`;
rename table `__old_a` to `b`;

-- down
rename table `b` to `__old_b`;
rename table `a` to `b`;
rename table `__old_b` to `a`;
