rename table `shown` to `seen`;

-- down
rename table `seen` to `shown`;
